namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Says all that is wrong with a content folder: what keeps it from being read, and what is badly written.</summary>
public static class ContentCheck
{
    /// <summary>Every fault, by file and line; none when the content may be published.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    public static IReadOnlyList<ContentFault> Check(string folder) => Read(folder).Faults;

    /// <summary>Reads and checks in one go; the content is null when there is any fault.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    public static ContentReading Read(string folder)
    {
        var (content, source) = ContentReader.ReadAsFarAsPossible(folder);
        var regulation = source.CouldRead(RegulationReader.RulesFile) ? content.Regulation : null;
        var texts = new TextRules(regulation, new Lexicon(content.Lexicon));
        var questions = new QuestionRules(source, regulation);
        var questionnaires = new QuestionnaireRules(source);
        var facts = new FactRules(source, content);
        List<ContentFault> written =
        [
            .. new RegulationRules(source, content.Regulation).Faults(),
            .. new LawLibraryRules(source, regulation).Faults(content.LawLibrary),
            .. new ProfileRules(source, content.Regulation).Faults(content.ProfileFields),
            .. new GlossaryRules(source, regulation).Faults(content.Glossary),
            .. content.Questionnaires.SelectMany(questionnaires.Faults),
            .. content.Questionnaires.SelectMany(questionnaire => questionnaire.Questions).SelectMany(questions.Faults),
            .. new ChangeRules(source, content).Faults(),
            .. source.Texts.AsParallel().AsOrdered().SelectMany(texts.Faults),
            .. facts.Faults(),
            .. source.Texts.AsParallel().AsOrdered().SelectMany(facts.Faults),
            .. PublicationRules.Faults(content, source),
        ];
        var faults = ContentReader.InOrder(source.Faults.Concat(written));
        return new ContentReading(faults.Count == 0 ? content : null, faults);
    }
}
