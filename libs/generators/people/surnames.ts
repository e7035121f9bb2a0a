/** Common surnames, some with the particle they are borne with. The first ones are borne most often, as in life. */
export const surnames: readonly string[] = (
  'Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes ' +
  'Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Santana Teixeira ' +
  'Araújo Cavalcanti Correia Melo Castro Borges Cunha Pinto Campos Monteiro Moura Reis Batista Barros Duarte Medeiros Fonseca Brandão ' +
  'Macedo Xavier Magalhães Guimarães Assunção Conceição Farias Azevedo Aragão Queiroz Siqueira Tavares Peixoto Pinheiro Pacheco Vasconcelos ' +
  'Albuquerque Nogueira Leal Dantas Torres Miranda Sampaio Bezerra Coelho Furtado Holanda Figueiredo Prado Amaral Braga Viana Paiva Arruda ' +
  'Yamamoto Tanaka Schmidt Becker Rossi Bianchi Haddad Nakamura Wagner Moretti'
).split(' ');

/** Surnames that take a particle in front now and then. */
export const particles: Readonly<Record<string, string>> = {
  Silva: 'da',
  Santos: 'dos',
  Souza: 'de',
  Costa: 'da',
  Rocha: 'da',
  Nascimento: 'do',
  Andrade: 'de',
  Freitas: 'de',
  Melo: 'de',
  Cunha: 'da',
  Reis: 'dos',
  Conceição: 'da',
  Albuquerque: 'de',
  Oliveira: 'de',
  Carvalho: 'de',
  Almeida: 'de',
  Lima: 'de',
};
