namespace EhdsReadiness.Core.Questionnaires.Checking;

/// <summary>Lists of citations name only what <c>regulation/rules.yaml</c> lists.</summary>
internal static class Citing
{
    public static IEnumerable<ContentFault> Faults(
        Regulation regulation, SourceMap place, string key, IReadOnlyList<string> cites, Text owner)
    {
        for (var item = 0; item < cites.Count; item++)
        {
            if (cites[item].Length > 0 && regulation.FindProvision(cites[item]) is null)
            {
                yield return place.Fault(
                    key,
                    item,
                    $"{owner.Fr} : {key} nomme {Quote.Fr(cites[item])}, qui ne figure pas dans {RegulationReader.RulesFile}",
                    $"{key} of {owner.En} names {Quote.Of(cites[item])}, which {RegulationReader.RulesFile} does not list");
            }
        }
    }
}
