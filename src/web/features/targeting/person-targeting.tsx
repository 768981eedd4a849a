/** On the panel of a person: the targeting groups they belong in or are in. */
import { Link } from '@tanstack/react-router';
import type { PersonId } from '#contracts/ids.ts';
import { targetingRoutes, type TargetingMember } from '#contracts/targeting.ts';
import { useRoute } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { useMemberWords } from './members-panel.tsx';
import { targetingTexts } from './targeting-texts.ts';

function StateTag({ member: { drift, accepted, status } }: { readonly member: TargetingMember }) {
  const texts = useTexts(targetingTexts);
  if (drift !== null) return <Tag tone={accepted === null ? 'warn' : undefined}>{texts.drift[drift]}</Tag>;
  return status === null ? <Tag>{texts.laterOnly}</Tag> : <Tag tone="pass">{texts.states[status]}</Tag>;
}

/** Nothing for somebody whom no group concerns. */
export function PersonTargeting({ personId }: { readonly personId: PersonId }) {
  const texts = useTexts(targetingTexts);
  const wordsOf = useMemberWords();
  const memberships =
    useRoute(targetingRoutes.getPersonTargeting, { params: { personId } }).data?.memberships ?? [];
  if (memberships.length === 0) return null;
  return (
    <PanelSection title={texts.ofPerson}>
      <Rows>
        {memberships.map(({ targetingGroupId, rolloutId, groupName, member }) => (
          <Row
            key={`${targetingGroupId} ${member.key}`}
            title={<Link to={`/rollouts/${rolloutId}/targeting` as never}>{groupName}</Link>}
            note={wordsOf(member)}
            end={<StateTag member={member} />}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}
