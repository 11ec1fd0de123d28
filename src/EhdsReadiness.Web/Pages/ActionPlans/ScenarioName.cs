namespace EhdsReadiness.Web.Pages.ActionPlans;

/// <summary>The name of a scenario, as it was typed.</summary>
internal static class ScenarioName
{
    /// <summary>The name; null, with an error, when there is none or it is too long.</summary>
    public static string? Read(string? typed, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var name = TextSanitizer.SanitizeLine(typed);
        errors.AddIf(name is null, "name", texts["WhatIf.Error.name"]);
        errors.CheckLength("name", name, StoredScenario.LongestName, texts, "Action.Error.tooLong");
        return errors.IsValid ? name : null;
    }
}
