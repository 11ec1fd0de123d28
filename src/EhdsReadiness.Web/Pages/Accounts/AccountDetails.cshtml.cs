namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Name, and the language of mails.</summary>
public sealed class AccountDetailsModel(AccountStore accounts) : AccountPage
{
    internal static readonly IReadOnlyList<string> Fields = ["name", "language"];

    [BindProperty(Name = "name")] public string? Name { get; set; }
    [BindProperty(Name = "language")] public string? Code { get; set; }

    public void OnGet() => (Name, Code) = (Account.Name, Account.Language.Code());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var name = AccountFields.Name(Name, ModelState, Texts);
        if (Languages.Find(Code) is not { } language) { return Invalid("language", Texts["Error.language"]); }

        if (name is null) { return Invalid(); }

        (Account.Name, Account.Language) = (name, language);
        if (!await accounts.SaveAsync(Account, cancel)) { return StatusCode(StatusCodes.Status409Conflict); }

        await NoteAsync(AuditAction.Changed, "details", cancel);
        return Redirect($"{Links.Account}?done=details");
    }
}
