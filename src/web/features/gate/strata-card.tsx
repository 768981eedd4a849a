/** The selected criterion by groups, so that a good total cannot hide a bad group; small groups are not judged. */
import { useState } from 'react';
import { criteriaRoutes, type QuantitativeCriterion } from '#contracts/criteria.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { StratumRows, type Stratum } from '../../ui/charts/stratum-rows.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { AppVerdicts } from './app-verdicts.tsx';
import { gateTexts } from './gate-texts.ts';
import { ValueRows } from './value-rows.tsx';
import type { Criterion } from './verdict-words.ts';

export type StrataPlace = { readonly rolloutId: RolloutId; readonly stageId: StageId };

const attributesAtOnce = 2;
const groupsShown = 10;

function Groups({
  definition,
  attribute,
  rows,
  minimumToJudge,
}: {
  readonly definition: QuantitativeCriterion;
  readonly attribute: string;
  readonly rows: readonly Stratum[];
  readonly minimumToJudge: number;
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (rows.length === 0) return <p className="bw-quiet">{texts.strataNone}</p>;
  const ordered = rows.toSorted((a, b) => b.n - a.n);
  const shown = isOpen ? ordered : ordered.slice(0, groupsShown);
  const hidden = ordered.length - groupsShown;
  const label = attributeLabel(attribute);
  return (
    <div>
      {definition.kind === 'proportion' ? (
        <StratumRows
          attribute={label}
          strata={shown}
          target={definition.target}
          minimum={definition.minimum}
          smallest={minimumToJudge}
        />
      ) : (
        <ValueRows attribute={label} rows={shown} definition={definition} smallest={minimumToJudge} />
      )}
      {hidden > 0 && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.fewerGroups : texts.moreGroups(format.number(hidden))}
        </TextButton>
      )}
    </div>
  );
}

function ByAttribute({
  place,
  criterion,
  definition,
  attribute,
}: {
  readonly place: StrataPlace;
  readonly criterion: Criterion;
  readonly definition: QuantitativeCriterion;
  readonly attribute: string;
}) {
  const strata = useRoute(criteriaRoutes.getStrata, {
    params: { ...place, criterionId: criterion.criterionId },
    query: { by: attribute },
  });
  return (
    <Answer of={strata}>
      {({ rows, minimumToJudge }) => (
        <Groups definition={definition} attribute={attribute} rows={rows} minimumToJudge={minimumToJudge} />
      )}
    </Answer>
  );
}

/** A measured criterion by one or two attributes out of those the pilot was balanced over. */
export function StrataCard({
  place,
  criterion,
  definition,
  attributes,
}: {
  readonly place: StrataPlace;
  readonly criterion: Criterion;
  readonly definition: QuantitativeCriterion;
  readonly attributes: readonly string[];
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const say = useSay();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const chosen = (wanted ?? attributes)
    .filter((name) => attributes.includes(name))
    .slice(0, attributesAtOnce);
  const choose = (name: string) =>
    setWanted(
      chosen.includes(name)
        ? chosen.filter((other) => other !== name || chosen.length === 1)
        : [name, ...chosen].slice(0, attributesAtOnce),
    );
  const names = format.list(chosen.map((name) => attributeLabel(name).toLocaleLowerCase()));
  return (
    <Card
      title={chosen.length === 0 ? definition.name : texts.strata(definition.name, names)}
      note={definition.kind === 'proportion' ? texts.strataKey : texts.strataValues}
    >
      <p>{say(criterion.evaluation.statement)}</p>
      {attributes.length > 0 && (
        <div className="gate-by">
          <Chips label={texts.strataBy}>
            {attributes.map((name) => (
              <Chip
                key={name}
                label={attributeLabel(name)}
                isOn={chosen.includes(name)}
                onClick={() => choose(name)}
              />
            ))}
          </Chips>
        </div>
      )}
      <div className="gate-strata">
        {chosen.map((attribute) => (
          <ByAttribute
            key={attribute}
            place={place}
            criterion={criterion}
            definition={definition}
            attribute={attribute}
          />
        ))}
      </div>
      {criterion.evaluation.apps !== undefined && (
        <AppVerdicts apps={criterion.evaluation.apps} kind={definition.kind} />
      )}
    </Card>
  );
}
