// Made from mocks/medsenior/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.
import type { ContractSchemas } from '@ponte/common';

export const medseniorContract: ContractSchemas = {
  "$id": "medsenior",
  "components": {
    "schemas": {
      "TokenRequest": {
        "type": "object",
        "required": ["grant_type","client_id","client_secret"],
        "properties": {
          "grant_type": {"type":"string","enum":["client_credentials"]},
          "client_id": {"type":"string","minLength":1},
          "client_secret": {"type":"string","minLength":1},
        },
      },
      "TokenAnswer": {
        "type": "object",
        "required": ["access_token","expires_in"],
        "properties": {
          "access_token": {"type":"string","minLength":1},
          "expires_in": {"type":"integer","minimum":0,"description":"Seconds"},
          "refresh_expires_in": {"type":"integer"},
          "token_type": {"type":"string"},
          "not-before-policy": {"type":"integer"},
          "scope": {"type":"string"},
        },
      },
      "Status": {
        "type": "string",
        "description": "BuscarBeneficiarioAutorizacaoStatus, number or name",
        "enum": ["1","2","3","4","5","6","7","8","Autorizado","EmAnalise","Negado","PedidoParaAnalise","PreAutorizadoPendenteExecutante","ProrrogacaoIntercorrenciaEmAnalise","ProrrogacaoIntercorrenciaParaAnalise","RegistroDeSeriadoAnalisado"],
      },
      "Instant": {"type":"string","format":"date-time","description":"ISO 8601 with Z"},
      "AuthorizationsPage": {
        "type": "object",
        "description": "ServiceResultPaged",
        "required": ["data"],
        "properties": {
          "totalRecords": {"type":"integer","minimum":0},
          "totalPages": {"type":"integer","minimum":0},
          "page": {"type":"integer","minimum":1},
          "pageSize": {"type":"integer","minimum":1},
          "data": {"type":"array","items":{"$ref":"#/components/schemas/Guide"}},
          "messages": {"$ref":"#/components/schemas/Messages"},
        },
      },
      "Messages": {
        "type": ["array","null"],
        "description": "null in the published sample, though nulls are said to be left out",
        "items": {},
      },
      "Guide": {
        "type": "object",
        "description": "Every field may be missing, for nulls are left out; without guia it cannot be told from others",
        "required": ["guia"],
        "properties": {
          "guia": {"type":"string","minLength":1},
          "beneficiario": {"$ref":"#/components/schemas/Beneficiary"},
          "dataSolicitacao": {"$ref":"#/components/schemas/Instant"},
          "dataVencimento": {"$ref":"#/components/schemas/Instant"},
          "profissionalSolicitante": {"$ref":"#/components/schemas/RequestingProfessional"},
          "status": {"type":"string","description":"The text of a status"},
          "tipo": {"type":"string","description":"SADT in the sample; others are not published"},
          "procedimentos": {"type":"array","items":{"$ref":"#/components/schemas/Procedure"}},
        },
      },
      "Beneficiary": {
        "type": "object",
        "properties": {
          "nome": {"type":"string"},
          "cpf": {"type":"string"},
          "matricula": {
            "type": ["integer","string"],
            "x-identifier": true,
            "description": "A number here, text in other operations of the vendor",
          },
          "contatos": {"type":"array","items":{"$ref":"#/components/schemas/Contact"}},
        },
      },
      "Contact": {
        "type": "object",
        "properties": {
          "tipoContato": {"type":"string"},
          "contato": {"type":"string"},
          "comercial": {"type":"boolean"},
          "residencial": {"type":"boolean"},
          "cobranca": {"type":"boolean"},
          "responsavel": {"type":"boolean"},
        },
      },
      "RequestingProfessional": {
        "type": "object",
        "properties": {
          "nome": {"type":"string"},
          "conselhoRegionalMedicina": {"type":"string","description":"As CRM-ES 12345"},
        },
      },
      "Procedure": {
        "type": "object",
        "properties": {
          "codigoTUSS": {"type":"string"},
          "nomeProcedimento": {"type":"string"},
          "dataSolicitacao": {"$ref":"#/components/schemas/Instant"},
          "dataAprovacao": {"$ref":"#/components/schemas/Instant"},
          "statusProcedimento": {"type":"string"},
          "executante": {"type":"string"},
          "dataInclusao": {"$ref":"#/components/schemas/Instant"},
          "quantidadeLiberada": {"type":"number"},
          "quantidadeSolicitada": {"type":"number"},
        },
      },
      "ErrorAnswer": {
        "type": "object",
        "description": "Not published; the shapes that are likely, none of them certain",
        "properties": {
          "messages": {"$ref":"#/components/schemas/Messages"},
          "title": {"type":"string","description":"Of application/problem+json"},
          "status": {"type":"integer"},
          "errors": {"type":"object"},
          "error": {"type":"string","description":"Of an OAuth server"},
          "error_description": {"type":"string"},
        },
      },
    },
  },
};
