namespace EhdsReadiness.Web.Pages.Audit;

/// <summary>An entry of the trail in the reader's words, on the page and in the exported table alike.</summary>
public sealed class AuditWords(IStringLocalizer texts, Content content, Language language)
{
    public string What(AuditLine line) => texts[$"Action.{line.Action.Id()}"].Value;

    /// <summary>The person, and the consultancy that they acted for.</summary>
    public string Who(AuditLine line)
    {
        var who = line.ActorKind switch
        {
            "account" => line.ActorName ?? texts["Who.Closed"].Value,
            "link" => texts["Who.Link"].Value,
            _ => texts["Who.System"].Value,
        };
        return line.IsForOther ? texts["Who.For", who, line.ActingForName ?? texts["Gone"].Value].Value : who;
    }

    /// <summary>What it was done to, with what more there is to know.</summary>
    public string On(AuditLine line)
    {
        var on = line.Subject switch
        {
            "assessment" => texts["On.Assessment"].Value,
            "invitation" => texts["On.Invitation"].Value,
            "number" => texts["On.Number"].Value,
            "unit" => texts["On.Unit"].Value,
            "publication" => texts["On.Publication", line.SubjectId].Value,
            "organisation" or "account" => line.SubjectName ?? texts["Gone"].Value,
            _ => line.Subject,
        };
        return line.Remark is { } remark ? texts["On.Remark", on, Remark(remark)].Value : on;
    }

    /// <summary>What an entry about an account or a publication says more, by the word that the trail keeps of it.</summary>
    private static readonly Dictionary<string, string> Remarks = new(StringComparer.Ordinal)
    {
        ["analyst"] = "Remark.analyst",
        ["administrator"] = "Remark.administrator",
        ["none"] = "Remark.none",
        ["disabled"] = "Remark.disabled",
        ["enabled"] = "Remark.enabled",
        ["sessions"] = "Remark.sessions",
        ["password"] = "Remark.password",
        ["recovery codes"] = "Remark.recoveryCodes",
        ["second factor on"] = "Remark.secondFactorOn",
        ["second factor off"] = "Remark.secondFactorOff",
        ["passkey added"] = "Remark.passkeyAdded",
        ["passkey removed"] = "Remark.passkeyRemoved",
        ["draft"] = "Remark.draft",
    };

    /// <summary>A question by what it asks, a fingerprint by its beginning; anything else as it stands.</summary>
    private string Remark(string remark) => remark.StartsWith("sha256:", StringComparison.Ordinal) ? $"{remark[..23]}…" :
        Remarks.TryGetValue(remark, out var key) ? texts[key].Value :
        content.Questionnaires.Select(questionnaire => questionnaire.Find(remark)).LastOrDefault(question => question is not null)
            ?.Ask.In(language) ?? remark;
}
