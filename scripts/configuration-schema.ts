/** The schema of the configuration, which names every rule, so that an editor can offer them. */
export const withRules = (schema: string, ids: readonly string[]): string =>
  schema.replace(
    /("rule": \{\s*"enum": \[)[^\]]*\]/,
    (_, before) => `${before}\n${ids.map((id) => `        ${JSON.stringify(id)}`).join(',\n')}\n      ]`,
  );
