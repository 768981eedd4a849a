/** What is refused around surveys, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const surveyRefusals = defineSentences({
  survey_words_missing: {
    en: 'The question has no {language?en=English|sv=Swedish|de=German} words, which stand in for other languages as long as those are missing. Write them: it is the default language of the organisation.',
    sv: 'Frågan saknar {language?en=engelska|sv=svenska|de=tyska} ord, som även visas på andra språk så länge egna saknas. Skriv dem: det är organisationens standardspråk.',
    de: 'Der Frage fehlen die {language?en=englischen|sv=schwedischen|de=deutschen} Worte, die auch in anderen Sprachen erscheinen, solange eigene fehlen. Schreiben Sie sie: Es ist die Standardsprache der Organisation.',
  },
  survey_labels: {
    en: 'In {language?en=English|sv=Swedish|de=German} the question needs {kind?rating=two labels, at 1 and at 5|single=two to six choices, in every language the same number|text=no labels}. Correct them.',
    sv: 'På {language?en=engelska|sv=svenska|de=tyska} behöver frågan {kind?rating=två etiketter, vid 1 och vid 5|single=två till sex val, lika många på varje språk|text=inga etiketter}. Rätta dem.',
    de: 'Auf {language?en=Englisch|sv=Schwedisch|de=Deutsch} braucht die Frage {kind?rating=zwei Beschriftungen, bei 1 und bei 5|single=zwei bis sechs Antworten, in jeder Sprache gleich viele|text=keine Beschriftungen}. Berichtigen Sie sie.',
  },
  survey_label_repeated: {
    en: '“{label}” stands twice in {language?en=English|sv=Swedish|de=German}, so answers could not be told apart. Word one of them differently.',
    sv: '”{label}” står två gånger på {language?en=engelska|sv=svenska|de=tyska}, så svaren går inte att skilja åt. Formulera en av dem på ett annat sätt.',
    de: '„{label}“ steht auf {language?en=Englisch|sv=Schwedisch|de=Deutsch} zweimal; so ließen sich Antworten nicht unterscheiden. Formulieren Sie eine davon anders.',
  },
  survey_day_full: {
    en: 'Day {day} has {most} questions already, and nobody answers more at once. Choose another day, or retire a question.',
    sv: 'Dag {day} har redan {most} frågor, och ingen svarar på fler åt gången. Välj en annan dag eller avsluta en fråga.',
    de: 'Tag {day} hat bereits {most} Fragen, und mehr auf einmal beantwortet niemand. Wählen Sie einen anderen Tag, oder beenden Sie eine Frage.',
  },
  survey_begun: {
    en: 'The survey has questions already. Add single questions instead.',
    sv: 'Enkäten har redan frågor. Lägg till enstaka frågor i stället.',
    de: 'Die Umfrage hat bereits Fragen. Fügen Sie stattdessen einzelne Fragen hinzu.',
  },
  survey_question_asked: {
    en: 'People have been asked this question since {at:date}, so it stays as it is. Retire it and add another one.',
    sv: 'Frågan har ställts sedan {at:date} och står därför fast. Avsluta den och lägg till en ny.',
    de: 'Diese Frage wird seit dem {at:date} gestellt und bleibt daher, wie sie ist. Beenden Sie sie, und fügen Sie eine neue hinzu.',
  },
  survey_question_retired: {
    en: 'This question has been retired already. Add another one.',
    sv: 'Frågan är redan avslutad. Lägg till en ny.',
    de: 'Diese Frage ist bereits beendet. Fügen Sie eine neue hinzu.',
  },
});
