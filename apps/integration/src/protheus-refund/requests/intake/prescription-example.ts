import type { NewPrescriptionRequest } from './prescription.dto';

/** The example of the vendor's document. */
export const prescriptionExample: NewPrescriptionRequest = {
  healthInsurerCode: '0001',
  subscriberId: '00011008000027010',
  professionalCouncil: 'CRM',
  professionalCouncilNumber: '334456',
  stateAbbreviation: 'SP',
  professionalName: 'VINICIUS',
  prescriptionDate: '2023-04-03',
  medications: [{ tableCode: '04', medicationCode: '0490173961' }],
  attachments: [{ href: 'https://www.totvs.com/wp-content/uploads/2021/04/totvs-shared.png?teste' }],
};
