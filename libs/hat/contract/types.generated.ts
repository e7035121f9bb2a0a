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
    "/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of guides
         * @description Without a filter every guide. A page without guides is an empty list or a 404. An error may also come with HTTP 200: then the
         *     body has a `code` and no items.
         */
        get: operations["listAuthorizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{guideNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One guide */
        get: operations["readAuthorization"];
        /** Sets the tracking status of a guide */
        put: operations["markAuthorization"];
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
        /** @enum {string} */
        Expansion: "healthProvider" | "professional" | "procedures.rejectionCauses" | "beneficiary" | "medicalTeam" | "requestedHospitalInfo" | "authorizedHospitalInfo" | "cbos" | "sourceAuthorization" | "rejectionCauses" | "healthInsurance";
        /** @description The older files write some quantities as text */
        Quantity: number | string;
        /**
         * @description See the query parameter of the same name
         * @enum {string}
         */
        TrackingStatus: "0" | "1" | "2" | "3" | "4";
        GuideCbo: {
            /** @description BQ1_CODIGO */
            code?: string;
            /** @description BQ1_DESCRI */
            description?: string;
        };
        GuideRejectionCause: {
            /** @description Glosa; the ERP knows those of its table BCT */
            code?: string;
            description?: string;
        };
        GuideProfessional: {
            /** @description BB0_CODIGO */
            idOnHealthInsurer?: string;
            /** @description BB0_CGC */
            professionalIdentifier?: string;
            /** @description BB0_CODSIG */
            professionalCouncil?: string;
            /** @description BB0_NUMCR */
            professionalCouncilNumber?: string;
            /** @description BB0_UF */
            stateAbbreviation?: string;
            /** @description BB0_NOME; 40 in the older files */
            name?: string;
            /** @description With the expansion cbos */
            cbos?: components["schemas"]["GuideCbo"];
        };
        GuideTeamMember: {
            sequence?: string;
            participationDegree?: string;
            professional?: components["schemas"]["GuideProfessional"];
        };
        GuideBeneficiary: {
            /** @description BA1_CODINT+BA1_CODEMP+BA1_MATRIC+BA1_TIPREG+BA1_DIGITO */
            subscriberId?: string;
            /** @description BA1_MATANT */
            oldSubscriberId?: string;
            /** @description BA1_NOMUSR */
            name?: string;
            /** @description BA1_DATNAS */
            birthdate?: components["schemas"]["ClearableDate"];
            /** @description BTS_NRCRNA */
            cns?: string;
            /** @description BA1_CPFUSR */
            holderCPF?: string;
            /** @description BA1_DTVLCR */
            cardExpiration?: components["schemas"]["ClearableDate"];
            /** @description S or N */
            newbornAttendance?: string;
            /** @description BQC_QUACOB */
            whenToCharge?: string;
            /** @description With the expansion healthInsurance */
            healthInsurance?: components["schemas"]["GuideHealthInsurance"];
        };
        GuideHealthInsurance: {
            /** @description BI3_CODIGO */
            code?: string;
            /** @description BI3_DESCRI */
            description?: string;
        };
        GuideHealthProvider: {
            /** @description BAU_CODIGO */
            healthProviderId?: string;
            /** @description BAU_CPFCGC */
            officialRecord?: string;
            /** @description BAU_NOME */
            name?: string;
            /** @description BAU_TIPPE: F natural, J legal person */
            type?: string;
            attendanceLocations?: components["schemas"]["GuideLocation"][];
        };
        GuideLocation: {
            /** @description BB8_CNES */
            cnes?: string;
            /** @description BB8_CODLOC */
            locationCode?: string;
            /** @description BB8_LOCAL */
            attendanceLocation?: string;
            /** @description BB8_LOCAL */
            defaultConsultingCode?: string;
            /** @description BB8_DESLOC */
            description?: string;
        };
        GuideProcedure: {
            /** @description BE2_CODPAD */
            tableCode?: string;
            /** @description BE2_CODPRO */
            procedureCode?: string;
            /** @description BR8_DESCRI */
            procedureDescription?: string;
            /** @description 0 procedure, 1 material, 2 medicine, 3 fees, 4 daily rates, P orthosis, 6 package, M gases, 8 rentals, 9 others */
            procedureType?: string;
            /** @description BE2_QTDSOL */
            requestedQuantity?: components["schemas"]["Quantity"];
            /** @description BE2_QTDPRO */
            authorizedQuantity?: components["schemas"]["Quantity"];
            /** @description BE2_SALDO */
            balance?: components["schemas"]["Quantity"];
            /** @description BE2_STATUS: 0 denied, 1 authorised, 2 in audit; a number in the Protheus client, text in the older files */
            status?: number | string;
            auditing?: string;
            justification?: string;
            unitaryWorth?: components["schemas"]["Quantity"];
            accessWay?: string;
            increaseDecrease?: components["schemas"]["Quantity"];
            toothRegion?: string;
            surfaces?: string;
            /** @description With the expansion procedures.rejectionCauses */
            rejectionCauses?: components["schemas"]["GuideRejectionCause"][];
            /** @description With the expansion medicalTeam */
            medicalTeam?: components["schemas"]["GuideTeamMember"][];
        };
        /** @description The requesting guide of an execution; for a direct execution HAT fills in the execution's own data */
        GuideSource: {
            idOnHealthInsurer?: string;
            clinicalCondition?: string;
            attendanceModel?: string;
            requestDate?: components["schemas"]["ClearableDate"];
            professional?: components["schemas"]["GuideProfessional"];
        };
        Authorization: {
            /** @description Text in the older files, a number in the Protheus client */
            authorizationId?: number | string;
            /** @description BEA_OPEMOV+BEA_ANOAUT+BEA_MESAUT+BEA_NUMAUT */
            idOnHealthInsurer: string;
            /** @description BEA_GUIPRE */
            idOnHealthProvider?: string;
            /** @description BEA_GUIPRI */
            mainAuthorizationCode?: string;
            /** @description BEA_TIPGUI: 1 consultation, 2 exam, 3 execution, 4 hospitalization, 9 dental */
            authorizationType?: string;
            /** @description Name of the journey; an execution says Exame - Exec */
            authorizationDescription?: string;
            /** @description BEA_STATUS: 1 authorised, 2 partly, 3 denied, 6 in audit, 9 cancelled */
            authorizationStatus?: string;
            /** @description BEA_DATPRO */
            authorizationDate?: components["schemas"]["ClearableDate"];
            /** @description BEA_DATSOL */
            requestDate?: components["schemas"]["ClearableDate"];
            /** @description BEA_PROATE */
            attendanceProtocol?: string;
            /** @description BEA_MSG01+BEA_MSG02 */
            attendanceNote?: string;
            /** @description BEA_TIPATE */
            attendanceType?: string;
            /** @description BEA_TIPADM */
            attendanceModel?: string;
            /** @description BEA_INDACI */
            accidentIndication?: string;
            /** @description BEA_TIPCON */
            consultationType?: string;
            /** @description BEA_INDCLI */
            clinicalCondition?: string;
            /** @description Empty for now by the older files */
            closingReason?: string;
            /** @description Text in the older files, a boolean in the Protheus client */
            newbornAttendance?: string | boolean;
            /** @description BEA_LIBERA: a request, not an execution */
            priorAuthorization?: boolean;
            /** @description BEA_SENHA */
            password?: string;
            /** @description BEA_VALSEN */
            passwordExpireDate?: components["schemas"]["ClearableDate"];
            /** @description BB8_CODLOC */
            locationCode?: string;
            /** @description BB8_LOCAL */
            attendanceLocation?: string;
            ansRegistry?: string;
            /** @description As authorizationType, and 10 emergency, 11 serial treatment */
            journey?: string;
            attendanceToken?: string;
            missingValidationCode?: string;
            specialCoverage?: string | boolean;
            usedTechnique?: string;
            hospitalizationDate?: components["schemas"]["ClearableDate"];
            hospitalizationHour?: string;
            dischargedDate?: components["schemas"]["ClearableDate"];
            dischargedHour?: string;
            dischargedType?: string;
            expectedHospitalizationDate?: components["schemas"]["ClearableDate"];
            hospType?: string;
            hospRegime?: string;
            primaryICD?: string;
            dailyRequestedQuantity?: components["schemas"]["Quantity"];
            procedures?: components["schemas"]["GuideProcedure"][];
            /** @description Dental guides */
            professionalRequestor?: components["schemas"]["GuideProfessional"];
            /** @description With the expansion beneficiary */
            beneficiary?: components["schemas"]["GuideBeneficiary"];
            /** @description With the expansion healthProvider */
            healthProvider?: components["schemas"]["GuideHealthProvider"];
            /** @description With the expansion professional */
            professional?: components["schemas"]["GuideProfessional"];
            /** @description With the expansion rejectionCauses */
            rejectionCauses?: components["schemas"]["GuideRejectionCause"][];
            /** @description With the expansion of that name */
            sourceAuthorization?: components["schemas"]["GuideSource"];
            /** @description With the expansion of that name; its shape is not published */
            requestedHospitalInfo?: unknown;
            /** @description With the expansion of that name; its shape is not published */
            authorizedHospitalInfo?: unknown;
        };
        PagedAuthorizations: {
            items: components["schemas"]["Authorization"][];
            hasNext: boolean;
        };
        TrackingStatusRequest: {
            trackingStatus: components["schemas"]["TrackingStatus"];
        };
        /** @description Nothing of it is needed */
        TrackingStatusAnswer: {
            idOnHealthProvider?: string;
            trackingStatus?: string;
        };
    };
    responses: {
        /** @description There is no such guide */
        NoGuide: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorModel"];
            };
        };
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
        /** @description idOnHealthInsurer to read, idOnHealthProvider to mark: operator 4, year 4, month 2, sequence 8 */
        guideNumber: string;
        /** @description What a guide holds beyond its own fields, separated by commas */
        expand: components["schemas"]["Expansion"][];
        /** @description Names of the fields to answer, separated by commas */
        fields: string[];
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
    listAuthorizations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1 */
                page?: number;
                /** @description Largest size not published */
                pageSize?: number;
                /** @description What a guide holds beyond its own fields, separated by commas */
                expand?: components["parameters"]["expand"];
                /** @description Names of the fields to answer, separated by commas */
                fields?: components["parameters"]["fields"];
                /** @description The plus sign is sent as %2B */
                order?: "-authorizationId" | "+authorizationId";
                /** @description 0 not imported, 1 imported; from the Protheus client also 2 cancellation imported, 3 and 4 the same failed */
                trackingStatus?: "0" | "1" | "2" | "3" | "4";
                /** @description 1 authorised, 2 partly, 3 denied, 6 pending, 9 cancelled; the Protheus client asks for C to get the cancelled ones */
                authStatus?: "1" | "2" | "3" | "6" | "9" | "C";
                /** @description 1 consultation, 2 exam, 3 execution, 4 hospitalization, 9 dental, 10 emergency */
                authType?: "1" | "2" | "3" | "4" | "9" | "10";
                /** @description First day of issue */
                dateFrom?: components["schemas"]["Date"];
                /** @description Last day of issue */
                dateTo?: components["schemas"]["Date"];
                healthProviderId?: string;
                attendanceLocation?: string;
                /** @description Number of the guide */
                authNumber?: string;
            };
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
            /** @description The page, or an error with HTTP 200 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedAuthorizations"] | components["schemas"]["ErrorModel"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NoGuide"];
        };
    };
    readAuthorization: {
        parameters: {
            query?: {
                /** @description What a guide holds beyond its own fields, separated by commas */
                expand?: components["parameters"]["expand"];
                /** @description Names of the fields to answer, separated by commas */
                fields?: components["parameters"]["fields"];
            };
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path: {
                /** @description idOnHealthInsurer to read, idOnHealthProvider to mark: operator 4, year 4, month 2, sequence 8 */
                guideNumber: components["parameters"]["guideNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The guide, or an error with HTTP 200 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"] | components["schemas"]["ErrorModel"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NoGuide"];
        };
    };
    markAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Tenant id of the operator */
                idTenant: components["parameters"]["idTenant"];
                /** @description Tenant name of the operator */
                tenantName: components["parameters"]["tenantName"];
            };
            path: {
                /** @description idOnHealthInsurer to read, idOnHealthProvider to mark: operator 4, year 4, month 2, sequence 8 */
                guideNumber: components["parameters"]["guideNumber"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrackingStatusRequest"];
            };
        };
        responses: {
            /** @description Marked, or an error with HTTP 200; the vendor does not publish a body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingStatusAnswer"] | components["schemas"]["ErrorModel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NoGuide"];
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
