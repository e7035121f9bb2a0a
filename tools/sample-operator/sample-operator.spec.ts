import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isValidCnpj, isValidCns, isValidCpf } from '@ponte/common';
import { type HatResource, hatResources, itemValidators, resourceContracts } from '@ponte/hat/contract';
import { projectRoot } from '../project-root';
import { generateSample, sampleText } from './generate-sample';

type Item = Record<string, unknown>;

const sample = generateSample();
const items = (resource: HatResource): Item[] => sample[resource].items as Item[];
const values = (resource: HatResource, field: string): string[] =>
  items(resource).flatMap((item) => (item[field] === undefined ? [] : String(item[field])));
const registered = (resource: HatResource, field: string) => new Set(values(resource, field));

describe('the sample operator', () => {
  it.each(hatResources)('%s: the committed file is what the generator writes', (resource) => {
    const file = join(projectRoot(), 'mocks', 'hat', 'sample', `${resource}.json`);
    expect(readFileSync(file, 'utf8')).toBe(sampleText(sample[resource]));
  });

  it.each(hatResources)('%s: every record meets the contract', (resource) => {
    const validate = itemValidators[resource];
    for (const item of items(resource)) expect({ item, valid: validate(item), errors: validate.errors }).toMatchObject({ valid: true });
  });

  it('has about 3,000 records of all kinds', () => {
    const counts = Object.fromEntries(hatResources.map((resource) => [resource, items(resource).length]));
    expect(counts).toEqual({
      persons: 900,
      beneficiaries: 908,
      beneficiaryStatus: 250,
      healthProviders: 250,
      healthProviderStatus: 60,
      attendanceLocations: 320,
      healthProviderSpecialties: 320,
    });
  });

  it.each(hatResources)('%s: keys are unique', (resource) => {
    const { keyFields } = resourceContracts[resource];
    const keys = items(resource).map((item) => keyFields.map((field) => item[field] ?? '').join(':'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('carries numbers whose check digits are right', () => {
    expect([...values('persons', 'holderCPF'), ...values('beneficiaries', 'holderCpf')].filter((text) => !isValidCpf(text))).toEqual([]);
    expect(values('persons', 'nationalhealthcard').filter((text) => !isValidCns(text))).toEqual([]);
    const documents = values('healthProviders', 'healthProviderDocument');
    expect(documents.filter((text) => !(text.length === 11 ? isValidCpf(text) : isValidCnpj(text)))).toEqual([]);
    expect(documents.filter((text) => /[A-Z]/.test(text)).length).toBeGreaterThan(10);
  });

  it('groups members into families with one holder each', () => {
    const families = new Map<string, Item[]>();
    for (const item of items('beneficiaries')) {
      const family = String(item.subscriberId).slice(0, 14);
      families.set(family, [...(families.get(family) ?? []), item]);
    }
    expect([...families.values()].map((members) => members.filter((member) => member.holderRelationship === 'T').length)).toEqual(
      Array.from(families, () => 1),
    );
    expect(Math.max(...[...families.values()].map((members) => members.length))).toBe(5);
  });

  it('has exactly 25 records that HAT must refuse: their parent does not exist', () => {
    const cards = new Set(values('beneficiaries', 'subscriberId').map((card) => card.slice(0, 16)));
    const places = new Set(items('attendanceLocations').map((item) => `${String(item.healthProviderCode)}:${String(item.locationCode)}`));
    const persons = registered('persons', 'personId');
    const providers = registered('healthProviders', 'healthProviderCode');
    const orphans = [
      values('beneficiaries', 'personId').filter((id) => !persons.has(id)),
      values('beneficiaryStatus', 'subscriberId').filter((card) => !cards.has(card.slice(0, 16))),
      values('attendanceLocations', 'healthProviderCode').filter((code) => !providers.has(code)),
      items('healthProviderSpecialties').filter((item) => !places.has(`${String(item.healthProviderCode)}:${String(item.locationCode)}`)),
      values('healthProviderStatus', 'healthProviderCode').filter((code) => !providers.has(code)),
    ].map((list) => list.length);
    expect(orphans).toEqual([8, 6, 6, 5, 0]);
  });
});
