import { refundStatuses, type RefundStatus } from '@ponte/protheus-refund/contract';
import { calendarDay } from './calendar-day';
import { aas, dramin, medicationTable } from './medication-table';
import type { Beneficiary, Medication, Prescription, PrescriptionLine, Professional, Refund } from './records';

const day = 86_400_000;

/** What the vendor's document shows of its own system, so that its examples can be asked for again and come back word for word. */
export const exampleBeneficiary: Beneficiary = {
  subscriberId: '00011008000027010',
  healthInsurerCode: '0001',
  name: 'HERNANDES ALVES DA SILVA',
};

export const exampleProfessionals: readonly [Professional, Professional] = [
  { professionalCouncil: 'CRM', stateAbbreviation: 'SP', professionalCouncilNumber: '334456', professionalName: 'VINICIUS' },
  { professionalCouncil: 'CRM', stateAbbreviation: 'SP', professionalCouncilNumber: '1244477111', professionalName: 'FRANCISCO' },
];
const [vinicius, francisco] = exampleProfessionals;

function line(medication: Medication, date: string, quantityAuthorized = 0): PrescriptionLine {
  return { ...medication, unitMeasure: '', quantityAuthorized, quantityExecuted: 0, initialDate: date, finalDate: date };
}

function example(
  part: Pick<Prescription, 'prescriptionCode' | 'status' | 'registrationDate' | 'medications'>,
  professional: Professional,
  validity: string,
): Prescription {
  const { subscriberId } = exampleBeneficiary;
  return { ...part, subscriberId, ...professional, startValidityDate: validity, endValidityDate: validity };
}

const prescribed = '2023-04-03';

/** The first two are the document's. The third makes its page true: two of five, and a third code on its day for the next. */
export const examplePrescriptions: readonly Prescription[] = [
  example(
    {
      prescriptionCode: '41750520230419000001',
      status: '3',
      registrationDate: '2023-04-19',
      medications: [line(aas, '2023-01-01', 9_999)],
    },
    francisco,
    '2023-01-01',
  ),
  example(
    { prescriptionCode: '41750520230619000001', status: '1', registrationDate: '2023-06-19', medications: [line(dramin, prescribed)] },
    vinicius,
    prescribed,
  ),
  example(
    {
      prescriptionCode: '41750520230619000002',
      status: '2',
      registrationDate: '2023-06-19',
      medications: medicationTable.slice(2, 5).map((medication) => line(medication, prescribed)),
    },
    vinicius,
    prescribed,
  ),
];

function exampleRefund(protocol: string, status: RefundStatus, requestDate: string, repaymentDate?: string): Refund {
  const { medicationCode, medicationDescription } = dramin;
  const refund = { protocol, prescriptionCode: '41750520230419000001', medicationCode, medicationDescription, status };
  return { ...refund, requestDate, quantityRequested: 1, ...(repaymentDate === undefined ? {} : { repaymentDate }) };
}

/** The first two are the document's; thirty more make its page true. */
export const exampleRefunds: readonly Refund[] = [
  exampleRefund('41750520230525000002', 'A', '2023-05-25', '2023-05-24'),
  exampleRefund('41750520230529000001', 'A', '2023-05-29', '2023-04-24'),
  ...Array.from({ length: 30 }, (_, at) => {
    const statuses = Object.keys(refundStatuses) as RefundStatus[];
    const status = statuses[at % statuses.length] ?? '1';
    const requested = Date.UTC(2023, 5, 5) + at * 7 * day;
    const date = calendarDay(requested);
    const paid = status === '6' || status === 'E' ? calendarDay(requested + 12 * day) : undefined;
    return exampleRefund(`417505${date.replaceAll('-', '')}000001`, status, date, paid);
  }),
];
