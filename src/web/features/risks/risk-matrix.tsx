/** The open risks as a matrix of likelihood and impact: how many stand in each cell, and how much it weighs. */
import { overallRisk, riskLevels, type Risk } from '#contracts/risks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { riskTexts } from './risk-texts.ts';

export function RiskMatrix({ risks }: { readonly risks: readonly Risk[] }) {
  const texts = useTexts(riskTexts);
  const format = useFormat();
  const countOf = (likelihood: string, impact: string) =>
    risks.filter((risk) => risk.likelihood === likelihood && risk.impact === impact).length;
  return (
    <table className="risk-matrix">
      <caption className="bw-hidden">{texts.matrix}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.likelihood}</th>
          {riskLevels.map((impact) => (
            <th key={impact} scope="col">
              {texts.impact} {texts.levels[impact]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {riskLevels.toReversed().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row">{texts.levels[likelihood]}</th>
            {riskLevels.map((impact) => (
              <td
                key={impact}
                data-level={overallRisk({ likelihood, impact })}
                data-none={countOf(likelihood, impact) === 0 || undefined}
              >
                {format.number(countOf(likelihood, impact))}
                <small>{texts.levels[overallRisk({ likelihood, impact })]}</small>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
