namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>A published version is as it was when it was published.</summary>
internal static class PublicationRules
{
    internal static IReadOnlyList<ContentFault> Faults(Content content, ContentSource source)
    {
        var changed = new List<ContentFault>();
        foreach (var entry in content.Published)
        {
            var current = content.Find(entry.Version)?.Sha256;
            if (entry.Version.Length > 0 && current is null)
            {
                changed.Add(source.Of(entry).Fault(
                    "version",
                    $"version {Quote.Fr(entry.Version)} : publiée, mais le contenu n’a pas cette version",
                    $"version {Quote.Of(entry.Version)} is published but the content has no such version"));
            }
            else if (entry.Sha256.Length > 0 && current is not null && entry.Sha256 != current)
            {
                var advice = entry.Words == ContentHash.OfWords(source.Folder, entry.Version)
                    ? new Text(
                        "la loi ou le profil ont changé sous elle ; s’il le faut, faites-la suivre (content publish VERSION --because " +
                            "RAISON)",
                        "the law or the profile changed under it; if they must, have it follow (content publish VERSION --because REASON)")
                    : new Text(
                        "remettez-les comme ils étaient, et changez les mots dans une version plus récente (content new-version)",
                        "put them back as they were, and change words in a newer version (content new-version)");
                changed.Add(source.Of(entry).Fault(
                    "sha256",
                    $"sha256 « {entry.Sha256} » de la version publiée {Quote.Fr(entry.Version)} : ce n’est plus celui de ses fichiers, " +
                        $"« {current} » ; {advice.Fr}",
                    $"sha256 “{entry.Sha256}” of published version {Quote.Of(entry.Version)} is no longer that of its files, " +
                        $"“{current}”; {advice.En}"));
            }
        }

        return changed;
    }
}
