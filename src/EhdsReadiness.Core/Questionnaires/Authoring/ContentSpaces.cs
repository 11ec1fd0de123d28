namespace EhdsReadiness.Core.Questionnaires.Authoring;

/// <summary>Puts the no-break spaces of both languages into the texts of a content folder.</summary>
public static class ContentSpaces
{
    /// <summary>Every text whose spaces are not yet those of its language, by file and line; changes nothing.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    public static IReadOnlyList<ContentFault> Missing(string folder) =>
        ContentReader.InOrder(
            from text in ContentReader.ReadAsFarAsPossible(folder).Source.Texts
            from language in Languages.All
            where Fixed(text.Text.In(language), language) != text.Text.In(language)
            select text.Fault(
                language,
                $"{text.Subject.Fr}, « {language.Code()} » : il manque des espaces insécables dans {Quote.Fr(text.Text.In(language))}",
                $"“{language.Code()}” of {text.Subject.En} lacks no-break spaces: {Quote.Of(text.Text.In(language))}"));

    /// <summary>Rewrites the files, each as a whole. Comments, order and all other signs stay as they are.</summary>
    /// <param name="folder">A folder laid out like <c>content/</c>.</param>
    /// <returns>How many texts were changed, and those that do not stand on one line as they are read, which are left alone.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (int Changed, IReadOnlyList<ContentFault> Left) Fix(string folder)
    {
        var changed = 0;
        var left = new List<ContentFault>();
        foreach (var file in ContentReader.ReadAsFarAsPossible(folder).Source.Texts.GroupBy(text => text.File))
        {
            var path = Path.Combine(folder, file.Key);
            var lines = File.ReadAllText(path).Split('\n');
            var before = changed;
            foreach (var (text, language) in file.SelectMany(_ => Languages.All, (text, language) => (text, language)))
            {
                var old = text.Text.In(language);
                var now = Fixed(old, language);
                var line = text.Line(language) - 1;
                if (now == old) { continue; }

                var place = lines[line].IndexOf(old, StringComparison.Ordinal);
                if (place < 0)
                {
                    left.Add(text.Fault(
                        language,
                        $"{text.Subject.Fr}, « {language.Code()} » : le texte ne tient pas sur une ligne ; mettez-y vous-même les " +
                            $"espaces insécables",
                        $"“{language.Code()}” of {text.Subject.En} does not stand on one line; write its no-break spaces yourself"));
                    continue;
                }

                lines[line] = string.Concat(lines[line].AsSpan(0, place), now, lines[line].AsSpan(place + old.Length));
                changed++;
            }

            if (changed > before)
            {
                File.WriteAllText(path, string.Join('\n', lines));
            }
        }

        return (changed, ContentReader.InOrder(left));
    }

    private static string Fixed(string text, Language language) =>
        Typography.Apply(language.Pick(FrenchSpaces.Separate(text), text), language);
}
