import type { Gender } from './person';

/** Common given names, by the years in which children got them. */
const olderWomen =
  'Adriana Alice Ângela Antônia Aparecida Célia Cláudia Cleusa Cristina Denise Edna Eliane Elisabete Eunice Fátima Francisca Helena Heloísa ' +
  'Irene Ivone Joana Josefa Lúcia Luzia Márcia Margarida Maria Marlene Marta Neusa Odete Regina Rita Rosa Rosângela Rute Sandra Silvana ' +
  'Sílvia Sônia Tânia Teresa Terezinha Vera Zélia Zilda';
const youngerWomen =
  'Aline Amanda Ana Beatriz Bianca Bruna Camila Carla Carolina Cecília Clara Daniela Débora Eduarda Elisa Fernanda Flávia Gabriela ' +
  'Giovanna Heloísa Helena Isabela Isadora Jéssica Júlia Juliana Larissa Laura Letícia Lívia Luana Luíza Manuela Mariana Marina Melissa ' +
  'Natália Nicole Patrícia Paula Priscila Rafaela Renata Sabrina Sofia Tatiane Valentina Vanessa Vitória Yasmin';
const olderMen =
  'Adão Ademir Alberto Alfredo Antônio Aparecido Arnaldo Benedito Carlos Célio César Cícero Dirceu Edson Eduardo Ernesto Expedito Flávio ' +
  'Francisco Geraldo Gilberto Hélio Hermes Ivo Jair João Joaquim Jorge José Laércio Luís Manoel Mário Maurício Milton Moacir Nelson ' +
  'Osvaldo Otávio Paulo Pedro Raimundo Roberto Rubens Sebastião Sérgio Severino Valdir Vicente Walter';
const youngerMen =
  'Alexandre André Artur Benjamin Bernardo Breno Bruno Caio Cauã Daniel Davi Diego Emanuel Enzo Fábio Felipe Fernando Gabriel Guilherme ' +
  'Gustavo Heitor Henrique Igor Isaac João Kauê Leandro Leonardo Lorenzo Lucas Luís Marcelo Márcio Mateus Matheus Miguel Murilo Nicolas ' +
  'Pedro Rafael Raul Renan Ricardo Rodrigo Ruan Samuel Thiago Vinícius Vítor Wesley';

const names = {
  F: { older: olderWomen.split(' '), younger: youngerWomen.split(' ') },
  M: { older: olderMen.split(' '), younger: youngerMen.split(' ') },
};

/** The names from which a person born in a year takes the given one. */
export function givenNames(gender: Gender, birthYear: number): readonly string[] {
  return names[gender][birthYear < 1975 ? 'older' : 'younger'];
}
