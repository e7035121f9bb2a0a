import { proceduresOf } from './procedure';

const consultations = `
10101012 Consulta em consultório (no horário normal ou preestabelecido)
10101020 Consulta em domicílio
10101039 Consulta em pronto socorro
10106014 Aconselhamento genético
10106030 Atendimento ao familiar do adolescente
10106049 Atendimento pediátrico a gestantes (3º trimestre)
10106146 Atendimento ambulatorial em puericultura
20101074 Avaliação nutrológica (inclui consulta)
20101236 Avaliação geriátrica ampla - AGA`;

const hospitalization = `
10102019 Visita hospitalar a paciente internado
10103015 Atendimento ao recém-nascido em berçário
10103023 Atendimento ao recém-nascido em sala de parto (parto normal ou operatório de baixo risco)
10103031 Atendimento ao recém-nascido em sala de parto (parto normal ou operatório de alto risco)
10104011 Atendimento do intensivista diarista (por dia e por paciente)
10104020 Atendimento médico do intensivista em UTI geral ou pediátrica (plantão de 12 horas - por paciente)`;

const laboratory = `
40301931 Fósforo, dosagem
40301990 Gama-glutamil transferase, dosagem
40302016 Gasometria (pH, pCO2, SA, O2, excesso base), dosagem
40302040 Glicose
40302075 Hemoglobina glicada (A1 total), dosagem
40302113 Homocisteína, dosagem
40302199 Lipase, dosagem
40302237 Magnésio, dosagem
40302318 Potássio, dosagem
40302377 Proteínas totais
40302423 Sódio, dosagem
40302504 Transaminase oxalacética (amino transferase aspartato), dosagem
40302512 Transaminase pirúvica (amino transferase de alanina), dosagem
40302520 Transferrina, dosagem
40302547 Triglicerídeos, dosagem
40302571 Troponina, dosagem
40302580 Uréia, dosagem
40302687 Procalcitonina, dosagem
40302733 Hemoglobina glicada (Fração A1c), dosagem
40302830 Vitamina "D" 25 HIDROXI (Vitamina D3), dosagem
40303110 Parasitológico nas fezes
40303136 Sangue oculto, pesquisa nas fezes
40304108 Coombs direto
40304264 Fibrinogênio, dosagem
40304299 Grupo sanguíneo ABO, e fator Rho (inclui Du), determinação
40304361 Hemograma com contagem de plaquetas ou frações (eritrograma, leucograma, plaquetas)
40304370 Hemossedimentação, (VHS), velocidade
40304558 Reticulócitos, contagem
40304590 Tempo de protrombina, determinação
40304639 Tempo de tromboplastina parcial ativada, determinação
40304906 Dímero D, dosagem
40304922 Coagulograma (TS, TC, prova do laço, retração do coágulo, contagem de plaquetas, tempo de protrombina, tempo de tromboplastina, parcial ativado)
40306798 Dengue - IgG e IgM (cada), dosagem
40306852 Fator antinúcleo, (FAN), pesquisa
40306860 Fator reumatóide, quantitativo, dosagem (turbidimetria, nefelometria)
40307018 Hepatite B - HBSAG (AU, antígeno austrália), pesquisa e/ou dosagem
40307026 Hepatite C - anti-HCV, pesquisa e/ou dosagem
40307182 HIV1+ HIV2, (determinação conjunta), pesquisa de anticorpos
40316068 Alfa-fetoproteína, dosagem
40316122 Antígeno carcinoembriogênico (CEA), dosagem
40316130 Antígeno específico prostático livre (PSA livre), dosagem
40316149 Antígeno específico prostático total (PSA), dosagem
40316157 Anti-TPO, dosagem
40601137 Procedimento diagnóstico em citopatologia cérvico-vaginal oncótica
40601200 Procedimento diagnóstico em peça anatômica ou cirúrgica simples`;

const imaging = `
40701069 Cintilografia do miocárdio perfusão - repouso
40704017 Cintilografia renal dinâmica
40901114 US - Mamas
40901122 US - Abdome total (abdome superior, rins, bexiga, aorta, veia cava inferior e adrenais)
40901130 US - Abdome superior (fígado, vias biliares, vesícula, pâncreas e baço)
40901181 US - Abdome inferior feminino (bexiga, útero, ovário e anexos)
40901203 US - Órgãos superficiais (tireóide ou escroto ou pênis ou crânio)
40901220 US - Articular (por articulação)
40901238 US - Obstétrica
40901262 US - Obstétrica morfológica
40901300 US - Transvaginal (útero, ovários, anexos e vagina)
40901360 Doppler colorido de vasos cervicais arteriais bilateral (carótidas e vertebrais)
40901750 US - Próstata (via abdominal)
40901769 US - Aparelho urinário (rins, ureteres e bexiga)
41001010 TC - Crânio ou sela túrcica ou órbitas
41001036 TC - Face ou seios da face
41001079 TC - Tórax
41001095 TC - Abdome total (abdome superior, pelve e retroperitônio)
41001117 TC - Pelve ou bacia
41001125 TC - Coluna cervical ou dorsal ou lombo-sacra (até 3 segmentos)
41001230 Angiotomografia coronariana
41101014 RM - Crânio (encéfalo)
41101120 RM - Tórax (mediastino, pulmão, parede torácica)
41101170 RM - Abdome superior (fígado, pâncreas, baço, rins, supra-renais, retroperitônio)
41101189 RM - Pelve (não inclui articulações coxofemorais)
41101227 RM - Coluna cervical ou dorsal ou lombar
41101316 RM - Articular (por articulação)
41101480 RM - Mama (bilateral)`;

const diagnostic = `
20102020 Holter de 24 horas - 3 canais - digital
20102038 Monitorização ambulatorial da pressão arterial - MAPA (24 horas)
20102070 Tilt teste
40901076 Ecodopplercardiograma com estresse farmacológico
40901084 Ecodopplercardiograma fetal com mapeamento de fluxo em cores - por feto
40901106 Ecodopplercardiograma transtorácico`;

const surgery = `
31002390 Gastroplastia para obesidade mórbida por videolaparoscopia
31003079 Apendicectomia
31003583 Apendicectomia por videolaparoscopia
31003176 Colectomia parcial sem colostomia
31003214 Colostomia ou enterostomia
31003370 Fechamento de colostomia ou enterostomia
31003559 Retossigmoidectomia abdominal
31004016 Abscesso anorretal - drenagem
31004148 Fistulectomia anal em um tempo
31004202 Hemorroidectomia aberta ou fechada, com ou sem esfincterotomia, sem grampeador
31004318 Trombose hemorroidária - exérese
40813487 Drenagem percutânea de via biliar
40813835 Gastrostomia percutânea orientada por RX ou TC`;

/** Table 22 of TUSS (ANS), medical part, as also listed by CBHPM: codes and terms as published. */
export const medicalProcedures = [
  ...proceduresOf('consultation', '22', consultations),
  ...proceduresOf('hospitalization', '22', hospitalization),
  ...proceduresOf('laboratory', '22', laboratory),
  ...proceduresOf('imaging', '22', imaging),
  ...proceduresOf('diagnostic', '22', diagnostic),
  ...proceduresOf('surgery', '22', surgery),
];
