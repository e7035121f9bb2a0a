/** Vendors with the kinds of entities they have and the filters these know, from the document of the admin routes. */
export function vendorKinds({ paths }) {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) => {
      const vendor = /^\/__admin\/([\w-]+)\/\{resource\}$/.exec(path)?.[1];
      if (vendor === undefined) return [];
      const { parameters } = item.get;
      const kinds = parameters.find(({ name }) => name === 'resource').schema.enum;
      const shared = ['page', 'pageSize', 'world'];
      const filters = parameters.filter((one) => one.in === 'query' && !shared.includes(one.name)).map(({ name }) => name);
      return [[vendor, { kinds, filters }]];
    }),
  );
}
