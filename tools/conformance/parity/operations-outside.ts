import type { EvidenceTag, VendorWord } from '../behaviour';

/** An operation that a document has, and this project's contract does not. */
export interface OperationOutside {
  method: string;
  path: string;
  source: string;
  evidence: EvidenceTag;
}

const from =
  (source: string, evidence: EvidenceTag) =>
  (...operations: string[]): OperationOutside[] =>
    operations.map((operation) => {
      const [method = '', path = ''] = operation.split(' ');
      return { method, path, source, evidence };
    });

export const operationsOutside: Readonly<Record<VendorWord, readonly OperationOutside[]>> = {
  hat: [
    ...from('TTALK file Authorization', 'ttalk')('POST /authorizations', 'POST /authorizations/{idOnHealthInsurer}/cancel'),
    ...from('TTALK file Auditing', 'ttalk')('POST /auditing'),
    ...from('TTALK file HealthProvider', 'ttalk')('GET /healthProvider/{healthProviderId}/healthProviderSpecialties'),
    ...from('TTALK file HealthInsurer', 'ttalk')(
      'GET /healthInsurers/{healthInsurerId}/formFields',
      'POST /healthInsurers/{healthInsurerId}/generateProtocol',
    ),
    ...from('TTALK file PreExistingDisease', 'ttalk')('POST /preExistingDiseases'),
    ...from('TTALK file Procedure', 'ttalk')(
      'GET /procedures/',
      'GET /procedures/{procedureId}',
      'POST /procedures/{procedureId}/checkCoverage',
    ),
    ...from('TTALK file Professional', 'ttalk')(
      'GET /professionals',
      'POST /professionals',
      'GET /professionals/{idOnHealthInsurer}',
      'PUT /professionals/{idOnHealthInsurer}',
      'DELETE /professionals/{idOnHealthInsurer}',
    ),
    ...from('TTALK file HealthCareUser', 'ttalk')(
      'GET /healthCareUsers',
      'POST /healthCareUsers',
      'GET /healthCareUsers/{id}',
      'PUT /healthCareUsers/{id}',
    ),
    ...from('Protheus client', 'client')(
      'POST /clinicalStaff',
      'POST /coverages/procedureLevel',
      'POST /coverages/groupLevel',
      'GET /batchesAuthorization',
      'PUT /batchesAuthorization/{batchNumber}',
      'DELETE /batchesAuthorization/{batchNumber}',
      'POST /batchesAuthorization/integration',
      'PUT /clinicalAttachments/{attachNumber}',
      'PUT /treatmentExtensions/{treatmentExtensionNumber}',
    ),
  ],
  'protheus-refund': [
    ...from('TDN page of the token API', 'tdn')('POST /api/framework/v1/invalidateToken'),
    ...from('existing clients', 'client')('GET /api/oauth2/v1/jwks'),
  ],
  medsenior: [
    ...from('page beneficiario/obter-dados-beneficiario', 'doc')('GET /api/v1/beneficiario/integracao/dados-beneficiario/{cpf}'),
    ...from('page beneficiario/enviar-codigo-confirmacao', 'doc')('POST /api/v2/beneficiario/{cpf}/codigo-confirmacao/enviar'),
    ...from('page protocolo/gerar-protocolo', 'doc')('POST /api/v2/protocolo/gerar'),
    ...from('page agendamento/obter-calendario-exames', 'doc')('GET /api/v1/agendamentos/calendario'),
    ...from('pages agendamento', 'doc')('GET /api/v1/agendamentos/beneficiario/dados'),
  ],
};
