namespace EhdsReadiness.Core.Questionnaires.Reading;

/// <summary>Reads the content folder. Whether it is well written is for <c>ContentCheck</c>.</summary>
public static class ContentReader
{
    /// <summary>Reads everything; never throws for what stands in the files.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    public static ContentReading Read(string folder)
    {
        var (content, source) = ReadAsFarAsPossible(folder);
        return source.Faults.Count == 0 ? new ContentReading(content, []) : new ContentReading(null, InOrder(source.Faults));
    }

    /// <summary>The content with harmless values where there are faults, and where each part of it stands.</summary>
    internal static (Content Content, ContentSource Source) ReadAsFarAsPossible(string folder)
    {
        var source = new ContentSource(new ContentFolder(folder));
        var fields = ProfileReader.Read(source.Open(ProfileReader.File), source);
        var regulation = RegulationReader.Read(source);
        var glossary = GlossaryReader.Read(source.Open(GlossaryReader.File), source);
        var library = LawLibraryReader.Read(source);
        var questions = new QuestionReader(fields, regulation, source.CouldRead(RegulationReader.RulesFile));
        var questionnaires = source.Folder.Versions
            .Select(version => new QuestionnaireReader(source, questions, version).Read())
            .OrderBy(questionnaire => questionnaire.Date)
            .ToList();
        if (questionnaires.Count == 0)
        {
            source.Faults.Add(
                new ContentFault("questionnaires", 1,
                new("le dossier ne contient aucune version du questionnaire", "the folder holds no version of the questionnaire")));
        }

        var lexicon = LexiconReader.Read(source.OpenIfThere(LexiconReader.File), source);
        var abbreviations = AbbreviationReader.Read(source.OpenIfThere(AbbreviationReader.File), source);
        var published = PublishedVersionReader.Read(source);
        source.RefuseOtherFiles();
        var content = new Content(regulation, fields, glossary, questionnaires)
        {
            Lexicon = lexicon,
            LawLibrary = library,
            Abbreviations = abbreviations,
            Published = published,
        };
        return (content, source);
    }

    internal static IReadOnlyList<ContentFault> InOrder(IEnumerable<ContentFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
