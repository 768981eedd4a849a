/** The two lists of exceptions, and what kind of reason an exception has. */

export const exceptionLists = ['exclude', 'include'] as const;
export type ExceptionList = (typeof exceptionLists)[number];

export const exceptionKinds = ['executive', 'vip', 'absence', 'key_user', 'other'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];
