/** What is refused around the risk register, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const riskRefusals = defineSentences({
  risks_full: {
    en: 'The register has at most {most} risks. Close and reuse one, or join those that are the same.',
    sv: 'Registret har högst {most} risker. Stäng och återanvänd en, eller slå ihop dem som är desamma.',
    de: 'Das Register hat höchstens {most} Risiken. Schließen Sie eines und verwenden es neu, oder fassen Sie gleiche zusammen.',
  },
  risk_review_past: {
    en: 'The day of the next review is over. Choose today or a later day.',
    sv: 'Dagen för nästa genomgång har passerat. Välj idag eller en senare dag.',
    de: 'Der Tag der nächsten Prüfung ist vorbei. Wählen Sie heute oder einen späteren Tag.',
  },
  risk_closed: {
    en: 'This risk is closed already. Review it to open it again.',
    sv: 'Risken är redan stängd. Gå igenom den för att öppna den igen.',
    de: 'Dieses Risiko ist bereits geschlossen. Prüfen Sie es, um es wieder zu öffnen.',
  },
});
