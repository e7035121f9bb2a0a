import type { MedseniorGuide } from '@ponte/medsenior/contract';

/** The sample of the vendor's page, to the letter; its null is left out. Every world has it from the beginning. */
export const exampleGuide: MedseniorGuide = {
  guia: '240300123',
  beneficiario: {
    nome: 'Ana Beatriz Souza',
    cpf: '12345678901',
    matricula: 12345,
    contatos: [
      { tipoContato: 'Celular', contato: '27999998888', comercial: false, residencial: false, cobranca: false, responsavel: false },
    ],
  },
  dataSolicitacao: '2024-03-15T10:23:00Z',
  dataVencimento: '2024-04-14T23:59:59Z',
  profissionalSolicitante: { nome: 'Dr. Marcelo Lima', conselhoRegionalMedicina: 'CRM-ES 12345' },
  status: 'Autorizado',
  tipo: 'SADT',
  procedimentos: [
    {
      codigoTUSS: '40801095',
      nomeProcedimento: 'Ultrassonografia de Abdômen',
      dataSolicitacao: '2024-03-15T10:23:00Z',
      dataAprovacao: '2024-03-15T12:05:00Z',
      statusProcedimento: 'Autorizado',
      executante: 'Unidade Vitória',
      dataInclusao: '2024-03-15T10:23:00Z',
      quantidadeLiberada: 1,
      quantidadeSolicitada: 1,
    },
  ],
};
