import { states } from './states';

export interface City {
  /** IBGE code, 7 digits. */
  code: string;
  name: string;
  /** Abbreviation of the state. */
  state: string;
  /** DDD, two digits (Anatel). */
  areaCode: string;
  /** First and last three digits with which its postal codes start; the neighbours of a smaller city may share them. */
  postal: readonly [number, number];
  /** Inhabitants in tens of thousands, roughly: how often it is drawn. */
  weight: number;
}

/** Code, name, DDD, start of the postal codes, weight: all capitals, and larger cities of each state. */
const rows = `
1100205 Porto Velho|69|768-768|46
1100122 Ji-Paraná|69|769-769|12
1100023 Ariquemes|69|768-768|10
1200401 Rio Branco|68|699-699|36
1200203 Cruzeiro do Sul|68|699-699|9
1302603 Manaus|92|690-690|206
1303403 Parintins|92|691-691|10
1301902 Itacoatiara|92|691-691|10
1400100 Boa Vista|95|693-693|41
1501402 Belém|91|660-668|130
1500800 Ananindeua|91|670-671|48
1506807 Santarém|93|680-681|33
1504208 Marabá|94|685-685|27
1502400 Castanhal|91|687-687|19
1600303 Macapá|96|689-689|44
1600600 Santana|96|689-689|11
1721000 Palmas|63|770-770|30
1702109 Araguaína|63|778-778|17
1709500 Gurupi|63|774-774|9
2111300 São Luís|98|650-650|104
2105302 Imperatriz|99|659-659|27
2111201 São José de Ribamar|98|651-651|24
2112209 Timon|99|656-656|17
2211001 Teresina|86|640-640|87
2207702 Parnaíba|86|642-642|16
2208007 Picos|89|646-646|8
2304400 Fortaleza|85|600-615|243
2303709 Caucaia|85|616-616|36
2307304 Juazeiro do Norte|88|630-630|29
2307650 Maracanaú|85|619-619|23
2312908 Sobral|88|620-621|20
2408102 Natal|84|590-591|75
2408003 Mossoró|84|596-596|26
2403251 Parnamirim|84|591-591|25
2507507 João Pessoa|83|580-580|83
2504009 Campina Grande|83|584-584|42
2513703 Santa Rita|83|583-583|15
2510808 Patos|83|587-587|10
2611606 Recife|81|500-529|149
2607901 Jaboatão dos Guararapes|81|540-544|64
2609600 Olinda|81|530-534|35
2604106 Caruaru|81|550-550|38
2611101 Petrolina|87|563-563|39
2610707 Paulista|81|534-534|34
2704302 Maceió|82|570-570|96
2700300 Arapiraca|82|573-573|23
2800308 Aracaju|79|490-490|60
2804805 Nossa Senhora do Socorro|79|491-491|19
2803500 Lagarto|79|494-494|10
2927408 Salvador|71|400-424|242
2910800 Feira de Santana|75|440-441|62
2933307 Vitória da Conquista|77|450-451|37
2905701 Camaçari|71|428-428|30
2918407 Juazeiro|74|489-489|24
2913606 Ilhéus|73|456-456|18
3106200 Belo Horizonte|31|300-319|232
3170206 Uberlândia|34|384-384|71
3118601 Contagem|31|320-322|62
3136702 Juiz de Fora|32|360-361|54
3106705 Betim|31|325-326|41
3143302 Montes Claros|38|394-394|41
3154606 Ribeirão das Neves|31|338-338|33
3170107 Uberaba|34|380-381|34
3127701 Governador Valadares|33|350-351|26
3131307 Ipatinga|31|351-351|23
3205309 Vitória|27|290-290|32
3205200 Vila Velha|27|291-291|47
3205002 Serra|27|291-291|52
3201308 Cariacica|27|291-291|35
3201209 Cachoeiro de Itapemirim|28|293-293|19
3304557 Rio de Janeiro|21|200-237|621
3304904 São Gonçalo|21|244-247|90
3301702 Duque de Caxias|21|250-252|81
3303500 Nova Iguaçu|21|260-260|79
3303302 Niterói|21|240-243|48
3300456 Belford Roxo|21|261-261|48
3301009 Campos dos Goytacazes|22|280-281|48
3305109 São João de Meriti|21|255-255|44
3303906 Petrópolis|24|256-257|28
3306305 Volta Redonda|24|272-272|26
3550308 São Paulo|11|010-058|1145
3518800 Guarulhos|11|070-073|129
3509502 Campinas|19|130-131|114
3548708 São Bernardo do Campo|11|096-098|81
3547809 Santo André|11|090-092|75
3534401 Osasco|11|060-062|73
3549904 São José dos Campos|12|122-122|70
3543402 Ribeirão Preto|16|140-141|70
3552205 Sorocaba|15|180-181|72
3548500 Santos|13|110-110|42
3529401 Mauá|11|093-093|42
3549805 São José do Rio Preto|17|150-151|48
3530607 Mogi das Cruzes|11|087-088|45
3513801 Diadema|11|099-099|39
3525904 Jundiaí|11|132-132|44
3538709 Piracicaba|19|134-134|42
3510609 Carapicuíba|11|063-063|39
3506003 Bauru|14|170-171|38
3551009 São Vicente|13|113-113|33
3523107 Itaquaquecetuba|11|085-085|37
3516200 Franca|16|144-144|35
3518701 Guarujá|13|114-114|29
3554102 Taubaté|12|120-121|31
3526902 Limeira|19|134-134|29
3552502 Suzano|11|086-086|31
3552809 Taboão da Serra|11|067-067|27
3552403 Sumaré|19|131-131|28
3505708 Barueri|11|064-064|32
4106902 Curitiba|41|800-829|177
4113700 Londrina|43|860-861|56
4115200 Maringá|44|870-871|41
4119905 Ponta Grossa|42|840-841|36
4104808 Cascavel|45|858-858|35
4125506 São José dos Pinhais|41|830-831|33
4108304 Foz do Iguaçu|45|858-858|29
4105805 Colombo|41|834-834|23
4205407 Florianópolis|48|880-880|54
4209102 Joinville|47|892-892|62
4202404 Blumenau|47|890-890|36
4216602 São José|48|881-881|27
4204608 Criciúma|48|888-888|21
4204202 Chapecó|49|898-898|25
4208203 Itajaí|47|883-883|26
4208906 Jaraguá do Sul|47|892-892|18
4314902 Porto Alegre|51|900-919|133
4305108 Caxias do Sul|54|950-951|46
4314407 Pelotas|53|960-960|33
4304606 Canoas|51|920-924|35
4316907 Santa Maria|55|970-971|27
4309209 Gravataí|51|940-941|27
4323002 Viamão|51|944-945|22
4313409 Novo Hamburgo|51|933-935|23
4318705 São Leopoldo|51|930-931|22
5002704 Campo Grande|67|790-791|90
5003702 Dourados|67|798-798|24
5008305 Três Lagoas|67|796-796|13
5003207 Corumbá|67|793-793|10
5103403 Cuiabá|65|780-780|65
5108402 Várzea Grande|65|781-781|30
5107602 Rondonópolis|66|787-787|24
5107909 Sinop|66|785-785|20
5208707 Goiânia|62|740-748|144
5201405 Aparecida de Goiânia|62|749-749|53
5201108 Anápolis|62|750-751|40
5218805 Rio Verde|64|759-759|23
5300108 Brasília|61|700-727|282
`;

const stateOf = new Map(states.map(({ code, abbreviation }) => [code, abbreviation]));

export const cities: readonly City[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [place = '', areaCode = '', postal = '', weight] = row.split('|');
    const [first, last] = postal.split('-').map(Number);
    return {
      code: place.slice(0, 7),
      name: place.slice(8),
      state: stateOf.get(place.slice(0, 2)) as string,
      areaCode,
      postal: [first as number, last as number],
      weight: Number(weight),
    };
  });
