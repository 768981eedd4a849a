/** What stands where no people are yet: what to do, and the smallest file that is of use. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { peopleTexts } from './people-texts.ts';

/** Three people with what a representative pilot needs. */
export const smallestFile = `id,name,email,department,site,manager id
1001,Anna Berg,anna.berg@example.com,Sales,Hamburg,1003
1002,Ben Olsson,ben.olsson@example.com,Engineering,Göteborg,1003
1003,Carla Duval,carla.duval@example.com,Sales,Lyon,`;

/** The empty state of the directory. */
export function PeopleEmpty() {
  const texts = useTexts(peopleTexts);
  const canImport = useCan('people.import');
  const [, setTab] = useAddressValue('tab');
  return (
    <Card>
      <EmptyState
        icon="people"
        title={texts.emptyTitle}
        actions={
          canImport ? (
            <>
              <Button variant="filled" onClick={() => setTab('imports')}>
                {texts.importFile}
              </Button>
              <Button component={Link} to="/">
                {texts.toSample}
              </Button>
            </>
          ) : (
            texts.notYours
          )
        }
      >
        {texts.empty}
      </EmptyState>
      <div className="people-smallest">
        <h3>{texts.emptyFile}</h3>
        <CopyLine label={texts.emptyFile} text={smallestFile} />
      </div>
    </Card>
  );
}
