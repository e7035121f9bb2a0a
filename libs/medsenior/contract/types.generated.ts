// Made from mocks/medsenior/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.
export interface paths {
    "/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token for one client
         * @description Lives as long as `expires_in` says; there is no refresh token. The bodies of errors are not published.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beneficiario/autorizacoes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of authorizations, ordered by dataSolicitacao
         * @description Needs the role Administrador or Leitor of the group beneficiario. A parameter is repeated for several values. Without
         *     StatusSolicitacao only status 5 is answered. Nothing found is an empty list. Fields that are null are left out.
         */
        get: operations["searchAuthorizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            client_id: string;
            client_secret: string;
        };
        TokenAnswer: {
            access_token: string;
            /** @description Seconds */
            expires_in: number;
            refresh_expires_in?: number;
            token_type?: string;
            "not-before-policy"?: number;
            scope?: string;
        };
        /**
         * @description BuscarBeneficiarioAutorizacaoStatus, number or name
         * @enum {string}
         */
        Status: "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "Autorizado" | "EmAnalise" | "Negado" | "PedidoParaAnalise" | "PreAutorizadoPendenteExecutante" | "ProrrogacaoIntercorrenciaEmAnalise" | "ProrrogacaoIntercorrenciaParaAnalise" | "RegistroDeSeriadoAnalisado";
        /**
         * Format: date-time
         * @description ISO 8601 with Z
         */
        Instant: string;
        /** @description ServiceResultPaged */
        AuthorizationsPage: {
            totalRecords?: number;
            totalPages?: number;
            page?: number;
            pageSize?: number;
            data: components["schemas"]["Guide"][];
            messages?: components["schemas"]["Messages"];
        };
        /** @description null in the published sample, though nulls are said to be left out */
        Messages: unknown[] | null;
        /** @description Every field may be missing, for nulls are left out; without guia it cannot be told from others */
        Guide: {
            guia: string;
            beneficiario?: components["schemas"]["Beneficiary"];
            dataSolicitacao?: components["schemas"]["Instant"];
            dataVencimento?: components["schemas"]["Instant"];
            profissionalSolicitante?: components["schemas"]["RequestingProfessional"];
            /** @description The text of a status */
            status?: string;
            /** @description SADT in the sample; others are not published */
            tipo?: string;
            procedimentos?: components["schemas"]["Procedure"][];
        };
        Beneficiary: {
            nome?: string;
            cpf?: string;
            /** @description A number here, text in other operations of the vendor */
            matricula?: number | string;
            contatos?: components["schemas"]["Contact"][];
        };
        Contact: {
            tipoContato?: string;
            contato?: string;
            comercial?: boolean;
            residencial?: boolean;
            cobranca?: boolean;
            responsavel?: boolean;
        };
        RequestingProfessional: {
            nome?: string;
            /** @description As CRM-ES 12345 */
            conselhoRegionalMedicina?: string;
        };
        Procedure: {
            codigoTUSS?: string;
            nomeProcedimento?: string;
            dataSolicitacao?: components["schemas"]["Instant"];
            dataAprovacao?: components["schemas"]["Instant"];
            statusProcedimento?: string;
            executante?: string;
            dataInclusao?: components["schemas"]["Instant"];
            quantidadeLiberada?: number;
            quantidadeSolicitada?: number;
        };
        /** @description Not published; the shapes that are likely, none of them certain */
        ErrorAnswer: {
            messages?: components["schemas"]["Messages"];
            /** @description Of application/problem+json */
            title?: string;
            status?: number;
            errors?: Record<string, never>;
            /** @description Of an OAuth server */
            error?: string;
            error_description?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Parâmetros inválidos ou ausentes. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description Falha na autenticação do token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description Erro interno ao gerar o protocolo. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
    searchAuthorizations: {
        parameters: {
            query?: {
                /** @description Number or name; 5 when absent */
                StatusSolicitacao?: components["schemas"]["Status"];
                /** @description Numbers of the beneficiary's active contracts */
                Matricula?: string[];
                Cpf?: string[];
                /** @description Codes of procedures the authorization holds */
                CodigoTuss?: string[];
                page?: number;
                /** @description Largest size not published */
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationsPage"];
                };
            };
            /** @description A matrícula informada é inválida. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description Token missing or invalid; the body may be empty */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description The client has neither the role Administrador nor Leitor; the body may be empty */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
            /** @description Fault of the portal or of its database */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorAnswer"];
                };
            };
        };
    };
}
