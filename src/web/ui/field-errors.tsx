/**
 * Carries the field errors of a refused command to the fields they belong to, by JSON pointer, so that a
 * form shows each error where it is mended.
 */
import { createContext, useContext, type ReactNode } from 'react';

export type FieldError = { readonly pointer: string; readonly detail: string };

const none: readonly FieldError[] = [];
const FieldErrorContext = createContext<readonly FieldError[]>(none);

/** Gives the fields below it the errors of the last answer (`problem.errors`). */
export function FieldErrors({
  errors,
  children,
}: {
  readonly errors: readonly FieldError[] | undefined;
  readonly children: ReactNode;
}) {
  return <FieldErrorContext value={errors ?? none}>{children}</FieldErrorContext>;
}

/** The error for a pointer such as `/name`, or for anything below it. */
export function useFieldError(pointer: string | undefined): string | undefined {
  const errors = useContext(FieldErrorContext);
  if (pointer === undefined) return undefined;
  return errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))?.detail;
}
