/** The values of a form's fields while they are edited. */
import { useCallback, useState } from 'react';

/** The values, and a way to get the setter of one field; null (a cleared choice) keeps the former value. */
export function useFields<Values extends object>(
  initial: Values,
): readonly [Values, <Key extends keyof Values>(key: Key) => (value: Values[Key] | null) => void] {
  const [values, setValues] = useState(initial);
  const set = useCallback(
    <Key extends keyof Values>(key: Key) =>
      (value: Values[Key] | null) => {
        if (value !== null) setValues((previous) => ({ ...previous, [key]: value }));
      },
    [],
  );
  return [values, set];
}
