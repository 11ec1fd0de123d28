namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>The fields of accounts: each read from what was typed, or told what is wrong with it.</summary>
internal static class AccountFields
{
    /// <summary>An e-mail address; null, with an error, when it is none.</summary>
    public static string? Email(string? typed, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var email = TextSanitizer.SanitizeToken(typed);
        if (EmailAddress.IsWellFormed(email)) { return email; }

        errors.AddModelError("email", texts["Error.email"]);
        return null;
    }

    /// <summary>A person's name on one line; null, with an error, when it is empty, too long, disguised or holds a link.</summary>
    public static string? Name(string? typed, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var name = TextSanitizer.SanitizeLine(typed);
        if (name is null || TextSanitizer.IsDisguised(typed) || TextSanitizer.Length(name) > Account.LongestName)
        {
            errors.AddModelError("name", texts["Error.name"]);
            return null;
        }

        if (Autolink.IsIn(name))
        {
            errors.AddModelError("name", texts["Error.name.link"]);
            return null;
        }

        return name;
    }

    /// <summary>What a passkey is called, on one line; null, with an error, when it is empty, too long, disguised or holds a link: a mail
    /// says it.</summary>
    public static string? PasskeyName(string? typed, ModelStateDictionary errors, IStringLocalizer texts)
    {
        var name = TextSanitizer.SanitizeLine(typed);
        if (name is not null && !TextSanitizer.IsDisguised(typed) && TextSanitizer.Length(name) <= Passkey.LongestName
            && !Autolink.IsIn(name))
        {
            return name;
        }

        errors.AddModelError("name", texts["Error.passkey.name"]);
        return null;
    }

    /// <summary>A new password; null, with an error, when it is a bad one.</summary>
    public static string? NewPassword(
        string? typed, string email, string name, AccountRole? role, ModelStateDictionary errors, IStringLocalizer texts)
    {
        if (PasswordRule.FaultOf(typed ?? "", email, name, role) is not { } fault) { return typed; }

        errors.AddModelError("password", texts[fault switch
        {
            PasswordFault.TooShort => role is null ? "Error.password.short" : "Error.password.short.staff",
            PasswordFault.TooLong => "Error.password.long",
            PasswordFault.OwnName => "Error.password.own",
            PasswordFault.TooCommon => "Error.password.common",
        }]);
        return null;
    }
}
