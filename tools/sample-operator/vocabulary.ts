/** Words to put fictional people and places together from: common ones, so that no combination points to anybody. */

export const femaleNames = (
  'Adriana Aline Amanda Ana Beatriz Bianca Bruna Camila Carla Carolina Cecília Clara Cláudia Cristina Daniela Débora Eduarda Elaine ' +
  'Fernanda Flávia Gabriela Giovanna Heloísa Helena Isabela Jéssica Joana Júlia Juliana Larissa Laura Letícia Lívia Luana Luciana Luíza ' +
  'Manuela Márcia Mariana Marina Natália Patrícia Paula Priscila Rafaela Renata Rosângela Sabrina Sofia Sílvia Tatiane Valentina Vanessa Vitória'
).split(' ');

export const maleNames = (
  'Alexandre André Antônio Artur Benjamin Bernardo Bruno Caio Carlos Daniel Davi Diego Eduardo Emanuel Enzo Fábio Felipe Fernando ' +
  'Francisco Gabriel Guilherme Gustavo Heitor Henrique Igor João Joaquim Jorge José Leandro Leonardo Lorenzo Lucas Luís Marcelo Márcio ' +
  'Marcos Mateus Maurício Miguel Murilo Nicolas Otávio Paulo Pedro Rafael Raul Renato Ricardo Roberto Rodrigo Samuel Thiago Vicente Vinícius'
).split(' ');

export const surnames = (
  'Albuquerque Almeida Alves Andrade Aragão Araújo Azevedo Barbosa Barros Batista Borges Brandão Campos Cardoso Carvalho Castro Cavalcanti ' +
  'Conceição Correia Costa Cunha Dantas Dias Duarte Farias Fernandes Ferreira Fonseca Freitas Gomes Gonçalves Guimarães Leal Lima Lopes ' +
  'Macedo Machado Magalhães Marques Martins Medeiros Melo Mendes Miranda Monteiro Moraes Moreira Moura Nascimento Neves Nogueira Nunes ' +
  'Oliveira Pacheco Peixoto Pereira Pinheiro Pinto Queiroz Ramos Reis Ribeiro Rocha Rodrigues Sales Santana Santos Silva Siqueira Soares ' +
  'Sousa Tavares Teixeira Torres Vasconcelos Vieira Xavier'
).split(' ');

export const streets = (
  'Acácias Andorinhas Aroeiras Begônias Bromélias Cajueiros Cedros Colibris Coqueiros Figueiras Girassóis Hortênsias Ipês Jacarandás ' +
  'Jasmins Laranjeiras Limoeiros Mangueiras Margaridas Orquídeas Palmeiras Pitangueiras Quaresmeiras Sabiás Violetas'
).split(' ');

export const districts = [
  'Centro',
  'Jardim das Flores',
  'Vila Nova',
  'Boa Vista',
  'Santa Luzia',
  'São José',
  'Parque Industrial',
  'Bela Vista',
];

/** Medical specialties under the codes of an invented operator table. */
export const specialties = [
  ['001', 'Clínica médica'],
  ['002', 'Cardiologia'],
  ['003', 'Pediatria'],
  ['004', 'Ortopedia'],
  ['005', 'Ginecologia'],
  ['006', 'Dermatologia'],
  ['007', 'Oftalmologia'],
  ['008', 'Psiquiatria'],
  ['009', 'Neurologia'],
  ['010', 'Endocrinologia'],
  ['011', 'Análises clínicas'],
  ['012', 'Diagnóstico por imagem'],
] as const;
