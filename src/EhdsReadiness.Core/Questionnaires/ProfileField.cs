namespace EhdsReadiness.Core.Questionnaires;

/// <summary>A question about the organisation, which decides what is asked and which duties bind.</summary>
/// <param name="Id">As in files and forms: <c>organisation_kind</c>.</param>
/// <param name="Help">How to answer; null when the label says enough.</param>
public sealed record ProfileField(string Id, Text Label, Text? Help, IReadOnlyList<ProfileValue> Values)
{
    /// <summary>The value of that identifier; null when the field does not list it.</summary>
    public ProfileValue? Find(string? id) => Values.FirstOrDefault(value => value.Id == id);
}
