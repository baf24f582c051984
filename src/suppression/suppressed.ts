/** The rule for suppressions without effect; the check is here, the explanation is in the rule. */
export const suppressionRule = { rule: 'suppression', stage: 'config' } as const;
