// Made from mocks/hat/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.
export interface paths {
    "/masterToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates the operator's token */
        post: operations["createMasterToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lives, insert or update */
        post: operations["registerPersons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beneficiaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Beneficiaries, insert or update */
        post: operations["registerBeneficiaries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/beneficiaryStatus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks and unblocks of beneficiaries */
        post: operations["registerBeneficiaryStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthProviders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Providers, insert or update */
        post: operations["registerHealthProviders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthProviderStatus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks and unblocks of providers */
        post: operations["registerHealthProviderStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/attendanceLocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places of attendance, insert or update */
        post: operations["registerAttendanceLocations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthProviderSpecialties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Specialties of providers, insert or update */
        post: operations["registerHealthProviderSpecialties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/integration/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * State of a batch
         * @description An unknown token answers HTTP 200 with code 404 in the body.
         */
        get: operations["readIntegration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthcheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health of HAT's parts */
        get: operations["healthcheck"];
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
        Text: string;
        Code: string;
        KeyCode: string;
        /** @description aaaammdd (ERP) or yyyy-MM-dd */
        Date: string;
        /** @description As Date; empty clears it */
        ClearableDate: string;
        Hour: string;
        /**
         * @description 1 or M male, 2 or F female
         * @enum {string}
         */
        Gender: "1" | "2" | "M" | "F";
        Cpf: string;
        Cns: string;
        /** @description CPF or CNPJ, the latter numeric or alphanumeric */
        Document: string;
        Email: string;
        /** @enum {string} */
        EventType: "Bloqueio" | "Desbloqueio";
        /** @enum {string} */
        Flag: "0" | "1";
        PostalCode: string;
        /** @description IBGE code of the city */
        CityCode: string;
        /** @description CNES number */
        Cnes: string;
        SubscriberId: string;
        SubscriberReference: string;
        Codint: string;
        /** @description BA0_CODIDE+BA0_CODINT */
        HealthInsurerId: string;
        /** @description BA0_SUSEP */
        AnsRegistry: string;
        Person: {
            /** @description BTS_MATVID */
            personId: components["schemas"]["KeyCode"];
            /** @description BTS_CPFUSR */
            holderCPF?: components["schemas"]["Cpf"];
            /** @description BTS_NOMUSR */
            name?: components["schemas"]["Text"];
            /** @description BTS_DATNAS */
            birthdate?: components["schemas"]["Date"];
            /** @description BTS_SEXO */
            gender?: components["schemas"]["Gender"];
            /** @description BTS_NRCRNA */
            nationalhealthcard?: components["schemas"]["Cns"];
            /** @description BTS_TELEFO; size not published */
            phonenumber?: components["schemas"]["Text"];
            /** @description BTS_CEPUSR */
            zipcode?: components["schemas"]["PostalCode"];
            /** @description BTS_CODMUN */
            citycode?: components["schemas"]["CityCode"];
            /** @description BTS_EMAIL; size not published */
            email?: components["schemas"]["Email"];
            /** @description BTS_NOMSOC; empty clears it */
            socialName?: components["schemas"]["Text"];
        };
        Beneficiary: {
            /** @description BA1_CODINT+BA1_CODEMP+BA1_MATRIC+BA1_TIPREG+BA1_DIGITO */
            subscriberId: components["schemas"]["SubscriberId"];
            /** @description BA1_CONEMP */
            contractNumber?: components["schemas"]["Code"];
            /** @description BA1_VERCON */
            contractVersion?: components["schemas"]["Code"];
            /** @description BA1_SUBCON */
            subContractNumber?: components["schemas"]["Code"];
            /** @description BA1_VERSUB */
            subContractVersion?: components["schemas"]["Code"];
            /** @description BA1_CPFUSR */
            holderCpf?: components["schemas"]["Cpf"];
            /** @description BA1_MATVID */
            personId?: components["schemas"]["KeyCode"];
            /** @description BA1_NOMUSR */
            name?: components["schemas"]["Text"];
            /** @description BA1_DATNAS */
            birthdate?: components["schemas"]["Date"];
            /** @description BA1_DATBLO; empty clears it */
            blockedDate?: components["schemas"]["ClearableDate"];
            /** @description BA1_DESBLO */
            unblockDate?: components["schemas"]["Date"];
            /** @description BA1_SEXO */
            gender?: components["schemas"]["Gender"];
            /** @description BA1_DATINC */
            effectiveDate?: components["schemas"]["Date"];
            /** @description BA1_CODPLA (4 in the dictionary, 6 in the sample of TDN) */
            healthInsuranceCode?: components["schemas"]["Code"];
            /** @description BA1_VERSAO */
            healthInsuranceVersion?: components["schemas"]["Code"];
            /** @description BA1_CEPUSR */
            zipCode?: components["schemas"]["PostalCode"];
            /** @description BA1_CODMUN */
            cityCode?: components["schemas"]["CityCode"];
            /** @description BA1_DATCAR */
            waitingPeriodDate?: components["schemas"]["Date"];
            /** @description BA1_DTVLCR */
            cardExpiration?: components["schemas"]["Date"];
            /** @description BA1_TIPUSU: T holder, D dependant */
            holderRelationship?: components["schemas"]["Code"];
            /** @description BA1_TARCAR; size not published */
            cardMagneticField?: components["schemas"]["Code"];
            /** @description BA1_MATANT */
            oldSubscriberId?: components["schemas"]["Code"];
            /** @description BA1_INFGCB */
            habilitagrpcob?: components["schemas"]["Code"];
            /** @description BA1_INFCOB */
            habilitaclacar?: components["schemas"]["Code"];
            /** @description BA1_TKSEED; size not published; empty clears it */
            tokenSeed?: components["schemas"]["Text"];
            /** @description BA1_NOMSOC; empty clears it */
            socialName?: components["schemas"]["Text"];
            /** @description BFE */
            coverageGroup?: components["schemas"]["CoverageGroup"][];
        };
        CoverageGroup: {
            /** @description BFE_CODGRU; size not published */
            code: components["schemas"]["Code"];
            /** @description BFE_DATCAR */
            waitingPeriodDate?: components["schemas"]["ClearableDate"];
        };
        BeneficiaryStatus: {
            /** @description BCA_MATRIC+BCA_TIPREG; sources show 15, 16 and 17 digits */
            subscriberId: components["schemas"]["SubscriberReference"];
            /** @description BCA_DATA */
            eventDate: components["schemas"]["Date"];
            /** @description BCA_TIPO */
            eventType: components["schemas"]["EventType"];
            /** @description BCA_DATLAN */
            entry_date?: components["schemas"]["Date"];
            /** @description BCA_HORLAN */
            entry_hour?: components["schemas"]["Hour"];
            /** @description BCA_OBS */
            reason?: components["schemas"]["Text"];
        };
        HealthProvider: {
            /** @description BAU_CODIGO */
            healthProviderCode: components["schemas"]["KeyCode"];
            /** @description BAU_CPFCGC */
            healthProviderDocument?: components["schemas"]["Document"];
            /** @description BAU_NOME */
            name?: components["schemas"]["Text"];
            /** @description BAU_NREDUZ */
            reducedName?: components["schemas"]["Text"];
            /** @description BAU_TIPPE: F natural, J legal person */
            healthProviderType?: components["schemas"]["Code"];
            /** @description BAU_TIPPRE, for example MED, CLI, LAB */
            healthProviderClass?: components["schemas"]["Code"];
            /** @description BAU_EMAIL */
            email?: components["schemas"]["Email"];
            /** @description BAU_CNES */
            cnesCode?: components["schemas"]["Cnes"];
            /** @description BC0 */
            procedureCoverage?: components["schemas"]["ProcedureCoverage"][];
        };
        ProcedureCoverage: {
            attendanceLocationCode: components["schemas"]["Code"];
            specialtyCode: components["schemas"]["Code"];
            procedureTableCode: components["schemas"]["Code"];
            procedureCode: components["schemas"]["Code"];
            level: components["schemas"]["Code"];
            /** @description 1 executes, 2 requests, 3 both */
            movementType: components["schemas"]["Code"];
            initialTerm: components["schemas"]["Date"];
            /** @description Empty while the coverage has no end */
            finalTerm: components["schemas"]["ClearableDate"];
            /** @description Empty while not blocked */
            blockDate: components["schemas"]["ClearableDate"];
        };
        HealthProviderStatus: {
            /** @description BC4_CODCRE */
            healthProviderCode: components["schemas"]["KeyCode"];
            /** @description BAU_CPFCGC */
            healthProviderDocument?: components["schemas"]["Document"];
            /** @description BC4_TIPO */
            eventType: components["schemas"]["EventType"];
            /** @description BC4_DTBLQ */
            eventDate: components["schemas"]["Date"];
        };
        AttendanceLocation: {
            /** @description BB8_CODINT; absent means healthInsurerId */
            codint?: components["schemas"]["Codint"];
            /** @description BB8_CODIGO */
            healthProviderCode: components["schemas"]["KeyCode"];
            /** @description BB8_CODLOC */
            locationCode: components["schemas"]["KeyCode"];
            /** @description BB8_LOCAL */
            locationTypeCode: components["schemas"]["KeyCode"];
            /** @description BB8_DESLOC */
            locationDescription?: components["schemas"]["Text"];
            /** @description BB8_CEP */
            zipCode?: components["schemas"]["PostalCode"];
            /** @description BB8_TIPLOG */
            streetType?: components["schemas"]["Text"];
            /** @description BB8_END */
            address?: components["schemas"]["Text"];
            /** @description BB8_NR_END */
            addressNumber?: components["schemas"]["Text"];
            /** @description BB8_COMEND */
            addressComplement?: components["schemas"]["Text"];
            /** @description BB8_CODMUN */
            cityCode?: components["schemas"]["CityCode"];
            /** @description BB8_MUN */
            cityName?: components["schemas"]["Text"];
            /** @description BB8_EST */
            stateAbbreviation?: string;
            /** @description BB8_BAIRRO */
            district?: components["schemas"]["Text"];
            /** @description BB8_DDD */
            phoneAreaCode?: components["schemas"]["Text"];
            /** @description BB8_TEL */
            phone?: components["schemas"]["Text"];
            /** @description BB8_CONTAT */
            contactName?: components["schemas"]["Text"];
            /** @description BB8_CNES */
            cnesCode?: components["schemas"]["Cnes"];
            /** @description BB8_REGMUN */
            region?: components["schemas"]["Text"];
            /** @description BB8_DATBLO; only while blocked; empty clears it */
            blockDate?: components["schemas"]["ClearableDate"];
        };
        HealthProviderSpecialty: {
            /** @description BAX_CODINT; absent means healthInsurerId */
            codint?: components["schemas"]["Codint"];
            /** @description BAX_CODIGO */
            healthProviderCode: components["schemas"]["KeyCode"];
            /** @description BAX_CODLOC; absent means the provider as a whole */
            locationCode?: components["schemas"]["KeyCode"];
            /** @description BAX_CODESP */
            specialtyCode: components["schemas"]["KeyCode"];
            /** @description BAX_CODSUB */
            subspecialtyCode?: components["schemas"]["KeyCode"];
            /** @description BAX_DATBLO; only while blocked; empty clears it */
            blockDate?: components["schemas"]["ClearableDate"];
            /** @description BAX_CONESP: 1 yes, 0 no */
            considerSpecialty?: components["schemas"]["Flag"];
            /** @description BAX_LIMATM: 1 yes, 0 no */
            allowsMaterial?: components["schemas"]["Flag"];
            /** @description BAX_ORDPES: 1 procedure not authorised, 2 authorised */
            searchOrder?: number;
        };
        PersonsBody: {
            items: components["schemas"]["Person"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        BeneficiariesBody: {
            items: components["schemas"]["Beneficiary"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        BeneficiaryStatusBody: {
            items: components["schemas"]["BeneficiaryStatus"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        HealthProvidersBody: {
            items: components["schemas"]["HealthProvider"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        HealthProviderStatusBody: {
            items: components["schemas"]["HealthProviderStatus"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        AttendanceLocationsBody: {
            items: components["schemas"]["AttendanceLocation"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        HealthProviderSpecialtiesBody: {
            items: components["schemas"]["HealthProviderSpecialty"][];
            healthInsurerId: components["schemas"]["HealthInsurerId"];
            ansRegistry: components["schemas"]["AnsRegistry"];
        };
        MasterTokenRequest: {
            /** @description Name of the token */
            name: string;
            /** @description Tenant id of the operator */
            idTenant: number;
            /** @description IDAUTH of the asking user in HAT's administration */
            userId: number;
        };
        MasterTokenAnswer: {
            name?: string;
            idTenant?: number | string;
            userId?: number | string;
            /** @description Hexadecimal */
            token: string;
        };
        TokenProcessResponse: {
            /** @description Processing token as the documents name it */
            tokenId?: string;
            /** @description The same token as the older interface names it */
            tokenProcess?: string;
            /** @description False means the batch was not taken */
            serviceResponse?: boolean;
            detailedMessage?: string;
            /** @description How long to wait for the outcome; read as seconds */
            timeout?: string;
            /** @description Mean processing time; read as seconds */
            averageTime?: number;
        };
        IntegrationAnswer: {
            idTenant?: string | number;
            /** @description 0, 1, 2 pending; 3 all refused; 4 done; 5 partial; 6 failed; 404 unknown token */
            code: number;
            message?: string;
            detailedMessage?: string[];
        };
        HealthcheckAnswer: {
            REST: string;
            REDIS: string;
            BANCO: string;
        };
        ErrorModelBase: {
            code: string;
            message: string;
            detailedMessage: string;
            helpUrl?: string;
        };
        ErrorModel: {
            code: string;
            message: string;
            detailedMessage: string;
            helpUrl?: string;
            details?: components["schemas"]["ErrorModelBase"][];
        };
    };
    responses: {
        /** @description The batch as a whole is refused; nothing of it was queued */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorModel"];
            };
        };
        /** @description Token, idTenant or tenantName is missing or wrong */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorModel"];
            };
        };
    };
    parameters: {
        /** @description Tenant id of the operator */
        idTenant: string;
        /** @description Tenant name of the operator */
        tenantName: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createMasterToken: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MasterTokenRequest"];
            };
        };
        responses: {
            /** @description The token, shown once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterTokenAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerPersons: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonsBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerBeneficiaries: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeneficiariesBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerBeneficiaryStatus: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeneficiaryStatusBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerHealthProviders: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HealthProvidersBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerHealthProviderStatus: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HealthProviderStatusBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerAttendanceLocations: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceLocationsBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerHealthProviderSpecialties: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HealthProviderSpecialtiesBody"];
            };
        };
        responses: {
            /** @description Accepted (the Protheus client takes 200, 201 and 202 alike) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Accepted (see 200) */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            /** @description Queued; the token tells the outcome later */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenProcessResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    readIntegration: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path: {
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    healthcheck: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Usable only when all three say OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthcheckAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
}
