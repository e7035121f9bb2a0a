import { proceduresOf } from './procedure';

const dental = `
81000014 Condicionamento em Odontologia
81000030 Consulta odontológica
81000049 Consulta odontológica de Urgência
81000057 Consulta odontológica de Urgência 24 hs
81000065 Consulta odontológica inicial
81000073 Consulta odontológica para avaliação técnica de auditoria
81000421 Radiografia periapical
82000034 Alveoloplastia
82000239 Biópsia de boca
82000468 Controle de hemorragia com aplicação de agente hemostático em região buco-maxilo-facial
82000506 Controle pós-operatório em odontologia
82000816 Exodontia a retalho
82000859 Exodontia de raiz residual
82000875 Exodontia simples de permanente
82001022 Incisão e Drenagem extra-oral de abscesso, hematoma e/ou flegmão da região buco-maxilo-facial
82001251 Reimplante dentário com contenção
82001286 Remoção de dentes inclusos / impactados
82001294 Remoção de dentes semi-inclusos / impactados
82001499 Sutura de ferida em região buco-maxilo-facial
82001650 Tratamento de alveolite
82001707 Ulectomia
85100048 Colagem de fragmentos dentários
85200034 Pulpectomia
85300063 Tratamento de abscesso periodontal agudo
85400467 Recimentação de trabalhos protéticos`;

const fees = `
60000694 Diária de enfermaria de 3 leitos com banheiro privativo
60023090 Taxa de sala cirúrgica, porte anestésico 0
60023104 Taxa de sala cirúrgica, porte anestésico 1
60023112 Taxa de sala cirúrgica, porte anestésico 2
60023120 Taxa de sala cirúrgica, porte anestésico 3
60023139 Taxa de sala cirúrgica, porte anestésico 4
60023147 Taxa de sala cirúrgica, porte anestésico 5
60023155 Taxa de sala cirúrgica, porte anestésico 6
60023163 Taxa de sala cirúrgica, porte anestésico 7
60023171 Taxa de sala cirúrgica, porte anestésico 8
60023180 Taxa de sala cirúrgica, recuperação pós anestésica
60023244 Taxa por uso/sessão de sala de colonoscopia
60023287 Taxa por uso/sessão de sala de endoscopia digestiva alta
60023317 Taxa por uso/sessão de sala de hemodiálise
60023406 Taxa por uso/sessão de sala de quimioterapia
60033681 Taxa de sala de observação, até 6 horas`;

const materials = `
90010001 Seringa descartável 10 ml
90010002 Cateter intravenoso periférico 20 G
90010003 Equipo macrogotas
90010004 Luva cirúrgica estéril, par
90010005 Compressa de gaze estéril, pacote
90010006 Fio de sutura nylon 3-0
90010007 Sonda vesical de demora nº 16
90010008 Lâmina de bisturi nº 15`;

const medications = `
90020001 Dipirona sódica 500 mg/ml, solução injetável, ampola 2 ml
90020002 Cloreto de sódio 0,9 %, solução injetável, bolsa 500 ml
90020003 Ceftriaxona sódica 1 g, pó para solução injetável
90020004 Omeprazol sódico 40 mg, pó para solução injetável
90020005 Ondansetrona 2 mg/ml, solução injetável, ampola 4 ml
90020006 Metformina 850 mg, comprimido
90020007 Losartana potássica 50 mg, comprimido
90020008 Insulina humana NPH 100 UI/ml, frasco 10 ml
90020009 Levotiroxina sódica 50 mcg, comprimido
90020010 Salbutamol 100 mcg/dose, aerossol`;

/**
 * Table 22 (dental) and 18 (fees) of TUSS with the codes and terms of ANS. The tables of materials and medications name brands and presentations
 * by the ten thousand, so those rows stand in table 00, where TISS puts what an operator numbers itself: terms real, codes invented.
 */
export const otherProcedures = [
  ...proceduresOf('dental', '22', dental),
  ...proceduresOf('fee', '18', fees),
  ...proceduresOf('material', '19', '78244960 Lanceta seg. desc.28ga 0,36X1,8mm C/100unid.'),
  ...proceduresOf('material', '00', materials),
  ...proceduresOf('medication', '00', medications),
];
