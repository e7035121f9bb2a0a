import { prescriptionStatuses } from '@ponte/protheus-refund/contract';
import { behavioursOf, type Behaviour, type OwnPart } from '../behaviour';
import { Skipped } from '../difference';
import { narrowed } from './list-behaviours';
import { atLeast, listPage, medications, refunds } from './list';

const own = {
  vendor: 'protheus-refund',
  operation: 'listMedications',
  source: 'document continuousMedications, query',
  evidence: 'doc',
  writes: false,
} as const;

/** The filters that medications alone have, and what the items of both lists hold. */
export const medicationBehaviours: readonly Behaviour[] = [
  ...behavioursOf(own, [
    ...Object.keys(prescriptionStatuses).map((status): OwnPart => ({
      id: `medications.status.${status}`,
      description: `filters by prescriptionStatus ${status}`,
      shows: ['prescriptionStatus'],
      run: (protheus, expect) =>
        narrowed(protheus, expect, medications, { prescriptionStatus: status }, (item) => item.prescription_status === status),
    })),
    {
      id: 'medications.statuses',
      description: 'takes several statuses, separated by commas',
      shows: ['prescriptionStatus'],
      run: (protheus, expect) =>
        narrowed(protheus, expect, medications, { prescriptionStatus: '0,1,2,3' }, (item) =>
          '0123'.includes(String(item.prescription_status)),
        ),
    },
    {
      id: 'medications.prescription',
      description: 'filters by code of the prescription',
      shows: ['prescriptionCode'],
      async run(protheus, expect) {
        const code = String((await atLeast(protheus, medications, 1)).items[0]?.prescription_code);
        await narrowed(protheus, expect, medications, { prescriptionCode: code }, (item) => item.prescription_code === code);
      },
    },
    {
      id: 'medications.validity',
      description: 'tells medications within their validity from those out of it',
      shows: ['expirationDate'],
      async run(protheus, expect) {
        const count = async (query: Record<string, string>) => {
          const { items, remainingRecords } = await listPage(protheus, medications, { ...query, pageSize: '100' });
          return items.length + remainingRecords;
        };
        const [all, within, out] = [await count({}), await count({ expirationDate: '1' }), await count({ expirationDate: '2' })];
        if (within === 0 || out === 0) throw new Skipped('needs a medication within its validity and one out of it');
        expect.equal('within and out of validity, together', within + out, all);
      },
    },
  ]),
  ...behavioursOf({ ...own, operation: 'listRefunds', source: 'document continuousMedications, refunds' }, [
    {
      id: 'refunds.of-prescription',
      description: 'answers refunds of the prescription alone',
      shows: ['prescriptionCode'],
      async run(protheus, expect) {
        const code = await refunds.keyOf(protheus);
        await narrowed(protheus, expect, refunds, { prescriptionCode: code }, (item) => item.prescription_code === code);
      },
    },
  ]),
];
