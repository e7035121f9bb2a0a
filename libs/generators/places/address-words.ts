/** Words of invented addresses: trees, flowers and birds name streets everywhere, so no combination points to a house. */
const feminine = (
  'Acácias Andorinhas Aroeiras Azaleias Begônias Bromélias Figueiras Hortênsias Laranjeiras Magnólias Mangueiras Margaridas Orquídeas ' +
  'Palmeiras Pitangueiras Quaresmeiras Samambaias Seringueiras Sibipirunas Tulipas Violetas'
).split(' ');
const masculine =
  'Bem-te-vis Cajueiros Cambucás Canários Cedros Colibris Coqueiros Flamboyants Girassóis Ipês Jacarandás Jasmins Limoeiros Sabiás'.split(
    ' ',
  );

export const streetNames: readonly string[] = [...feminine.map((name) => `das ${name}`), ...masculine.map((name) => `dos ${name}`)];

export const streetTypes = ['RUA', 'RUA', 'RUA', 'AV', 'TV', 'AL'];

export const districts = [
  'Bela Vista',
  'Boa Esperança',
  'Boa Vista',
  'Centro',
  'Cidade Nova',
  'Jardim América',
  'Jardim das Flores',
  'Parque Industrial',
  'Santa Luzia',
  'Santo Antônio',
  'São José',
  'Vila Nova',
];
