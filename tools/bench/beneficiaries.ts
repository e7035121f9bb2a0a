/** CPF with its two check digits, from nine digits. */
function cpf(seed: number): string {
  const digits = String(seed % 1_000_000_000).padStart(9, '0');
  const check = (text: string) => {
    const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (text.length + 1 - index), 0);
    return String(((sum * 10) % 11) % 10);
  };
  const first = check(digits);
  return digits + first + check(digits + first);
}

/** One beneficiary with every documented field but the person it would have to reference. */
export function beneficiary(index: number): Record<string, string> {
  const number = String(index).padStart(8, '0');
  return {
    subscriberId: `00010001${number}0${index % 10}`.padEnd(17, '0').slice(0, 17),
    contractNumber: '000000000042',
    contractVersion: '001',
    subContractNumber: '000000007',
    subContractVersion: '001',
    holderCpf: cpf(index + 100_000_000),
    name: `BENEFICIARIO DE EXEMPLO NUMERO ${number}`,
    birthdate: '19850617',
    blockedDate: '',
    unblockDate: '20200102',
    gender: index % 2 === 0 ? 'F' : 'M',
    effectiveDate: '20190301',
    healthInsuranceCode: '0007',
    healthInsuranceVersion: '001',
    zipCode: '01310100',
    cityCode: '3550308',
    waitingPeriodDate: '20190901',
    cardExpiration: '20281231',
    holderRelationship: 'T',
    cardMagneticField: `${number}4321`,
    oldSubscriberId: `00019999${number}0`,
    habilitagrpcob: '0',
    habilitaclacar: '0',
  };
}

export const pair = { healthInsurerId: '0001', ansRegistry: '417505' };
