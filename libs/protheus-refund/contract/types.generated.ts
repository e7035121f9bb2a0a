// Made from mocks/protheus-refund/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.
export interface paths {
    "/api/oauth2/v1/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issues an access token and a refresh token
         * @description Grants `password` and `refresh_token`. `username` and `password` travel as headers (the safer, current way), in the query or
         *     in a form; so does `grant_type`, in the query or in the form. Renewing gives a new refresh token as well. An access token
         *     lasts one hour, a refresh token a day.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totvsHealthPlans/refundSetup/v1/continuousMedications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Medications of a beneficiary's prescriptions, one item each */
        get: operations["listMedications"];
        put?: never;
        /**
         * Registers a prescription for a beneficiary
         * @description Protheus fetches the attachments itself, within the call. There is no idempotency key and no check for repetition: the same
         *     body twice makes two prescriptions. Checks run in the order of their codes, E001 to E005.
         */
        post: operations["createPrescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/totvsHealthPlans/refundSetup/v1/continuousMedications/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refund protocols of a prescription
         * @description Whoever has a token and a prescription code can read it; Protheus does not ask for the beneficiary.
         */
        get: operations["listRefunds"];
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
        /** @enum {string} */
        GrantType: "password" | "refresh_token";
        TokenForm: {
            grant_type?: components["schemas"]["GrantType"];
            username?: string;
            password?: string;
            refresh_token?: string;
        };
        TokenAnswer: {
            access_token: string;
            refresh_token?: string;
            scope?: string;
            token_type?: string;
            /** @description Seconds */
            expires_in?: number;
            /** @description Only from release 20241007 on */
            hasMFA?: boolean;
        };
        /** @description Insurer 4, company 4, family 6, kind 2, check digit 1 */
        SubscriberId: string;
        /** @description Opaque; in every example registry 6, date 8, sequence of the day 6 */
        PrescriptionCode: string;
        MedicationCode: string;
        /** @enum {string} */
        ExpirationFilter: "1" | "2";
        /** @enum {string} */
        PrescriptionStatus: "0" | "1" | "2" | "3" | "4" | "5" | "6" | "A";
        /** @enum {string} */
        RefundStatus: "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "A" | "B" | "C" | "D" | "E";
        PrescriptionRequest: {
            healthInsurerCode: string;
            subscriberId: string;
            professionalCouncil: string;
            professionalCouncilNumber: string;
            stateAbbreviation: string;
            professionalName: string;
            /** Format: date */
            prescriptionDate: string;
            medications: {
                tableCode: string;
                medicationCode: string;
            }[];
            attachments: {
                /**
                 * Format: uri
                 * @description Address of the file; Protheus fetches it
                 */
                href: string;
            }[];
        };
        PrescriptionAnswer: {
            prescriptionCode: components["schemas"]["PrescriptionCode"];
            status: components["schemas"]["PrescriptionStatus"];
            prescriptionDescription: string;
            subscriberId: components["schemas"]["SubscriberId"];
            subscriberName: string;
            /** Format: date */
            registrationDate: string;
            professionalCouncil: string;
            stateAbbreviation: string;
            professionalCouncilNumber: string;
            professionalName: string;
            /** Format: date */
            startValidityDate: string;
            /** Format: date */
            endValidityDate: string;
            medications: {
                tableCode: string;
                medicationCode: string;
                medicationDescription: string;
            }[];
        };
        PrescribedMedication: {
            prescription_status: components["schemas"]["PrescriptionStatus"];
            prescription_code: components["schemas"]["PrescriptionCode"];
            /** Format: date */
            initial_medication_date: string;
            /** Format: date */
            final_medication_date: string;
            medication_code: string;
            medication_description: string;
            unit_measure?: string;
            quantity_authorized?: number;
            quantity_executed?: number;
            state_abbreviation: string;
            professional_council: string;
            professional_council_number: string;
            professional_name: string;
        };
        MedicationPage: {
            items?: components["schemas"]["PrescribedMedication"][];
            hasNext: boolean;
            /** @description Records after this page */
            remainingRecords: number;
            /** @description Newer releases only */
            total?: number;
        };
        Refund: {
            prescription_code: components["schemas"]["PrescriptionCode"];
            medication_code: string;
            medication_description: string;
            protocol: string;
            status: components["schemas"]["RefundStatus"];
            /** Format: date */
            request_date: string;
            quantity_requested: number;
            /**
             * Format: date
             * @description May lie before request_date
             */
            repayment_date?: string;
        };
        RefundPage: {
            items?: components["schemas"]["Refund"][];
            hasNext: boolean;
            /** @description Records after this page */
            remainingRecords: number;
            /** @description Newer releases only */
            total?: number;
        };
        Fault: {
            /** @description Text in the document, a number elsewhere in Protheus */
            code: string | number;
            message: string;
            /** @description May quote the request or a member number: personal data */
            detailedMessage: string;
            /** Format: uri */
            helpUrl?: string;
            details?: components["schemas"]["Fault"][];
        };
        DetailedFault: {
            details: unknown[];
        } & WithRequired<components["schemas"]["Fault"], "details">;
    };
    responses: {
        /** @description The token, or the user and password, are refused; the body is a decision of this project */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The user may not use this interface */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description The query cannot be understood, `filter` for one; body not documented */
        BadQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
        /** @description Protheus failed */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Fault"];
            };
        };
    };
    parameters: {
        /** @description Required on GET too, though there is no body */
        ContentType: string;
        /** @description Company and branch, `01,006001`. In no document; an existing integration calls it mandatory */
        TenantId: string;
        /** @description Number of the page, from 1 (1 when absent) */
        page: string;
        /** @description Items of a page, from 1 (10 when absent, by the TOTVS guide) */
        pageSize: string;
        /** @description Property names separated by commas, `-` before a descending one */
        order: string;
        /** @description Property names to answer, separated by commas */
        fields: string;
        /** @description An expression after OData; the documents give no grammar */
        filter: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: {
                grant_type?: components["schemas"]["GrantType"];
                username?: string;
                password?: string;
                refresh_token?: string;
            };
            header?: {
                username?: string;
                password?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenForm"];
            };
        };
        responses: {
            /** @description Issued (see 201) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description Issued */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description The refresh token is refused */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listMedications: {
        parameters: {
            query: {
                subscriberId: components["schemas"]["SubscriberId"];
                prescriptionCode?: components["schemas"]["PrescriptionCode"];
                /** @description One or more of the status codes, separated by commas */
                prescriptionStatus?: string;
                medicationCode?: components["schemas"]["MedicationCode"];
                expirationDate?: components["schemas"]["ExpirationFilter"];
                /** @description Number of the page, from 1 (1 when absent) */
                page?: components["parameters"]["page"];
                /** @description Items of a page, from 1 (10 when absent, by the TOTVS guide) */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Property names separated by commas, `-` before a descending one */
                order?: components["parameters"]["order"];
                /** @description Property names to answer, separated by commas */
                fields?: components["parameters"]["fields"];
                /** @description An expression after OData; the documents give no grammar */
                filter?: components["parameters"]["filter"];
            };
            header: {
                /** @description Required on GET too, though there is no body */
                "Content-Type": components["parameters"]["ContentType"];
                /** @description Company and branch, `01,006001`. In no document; an existing integration calls it mandatory */
                TenantId?: components["parameters"]["TenantId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `fields` leaves properties out of the items; the schema is that of whole items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MedicationPage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description E001, the beneficiary does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            /** @description E001, a required key is missing from the query */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailedFault"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    createPrescription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Company and branch, `01,006001`. In no document; an existing integration calls it mandatory */
                TenantId?: components["parameters"]["TenantId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrescriptionRequest"];
            };
        };
        responses: {
            /** @description Registered (see 201) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrescriptionAnswer"];
                };
            };
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrescriptionAnswer"];
                };
            };
            /** @description E005, refused by the rules of the data model or for an attachment that could not be fetched */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailedFault"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description E003 or E004, the insurer or the beneficiary does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            /** @description E001 or E002, the body is not JSON, or fields are missing or of another type */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
    listRefunds: {
        parameters: {
            query: {
                prescriptionCode: components["schemas"]["PrescriptionCode"];
                medicationCode?: components["schemas"]["MedicationCode"];
                /** @description Number of the page, from 1 (1 when absent) */
                page?: components["parameters"]["page"];
                /** @description Items of a page, from 1 (10 when absent, by the TOTVS guide) */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Property names separated by commas, `-` before a descending one */
                order?: components["parameters"]["order"];
                /** @description Property names to answer, separated by commas */
                fields?: components["parameters"]["fields"];
                /** @description An expression after OData; the documents give no grammar */
                filter?: components["parameters"]["filter"];
            };
            header: {
                /** @description Required on GET too, though there is no body */
                "Content-Type": components["parameters"]["ContentType"];
                /** @description Company and branch, `01,006001`. In no document; an existing integration calls it mandatory */
                TenantId?: components["parameters"]["TenantId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. `fields` leaves properties out of the items; the schema is that of whole items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description E001, the prescription does not exist */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            /** @description E001, a required key is missing from the query */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DetailedFault"];
                };
            };
            500: components["responses"]["Unexpected"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
