/** The names of the directory's own fields in the language of the screen. */
import { nameField } from '#contracts/sentences/catalogue.ts';
import { useSay } from '../../i18n/say.ts';

/** The name of a field; one we do not know is shown as it is called. */
export function useFieldName(): (field: string) => string {
  const say = useSay();
  return (field) => {
    const named = nameField(field);
    return typeof named === 'string' ? named : say(named);
  };
}
