/** The rule that speaks of what suppresses nothing; here it is found out, and there it is explained. */
export const suppressionRule = { rule: 'suppression', stage: 'config' } as const;
