using Microsoft.AspNetCore.DataProtection;

namespace EhdsReadiness.Web.Forms;

/// <summary>Carries a form through the pages of signing in, encrypted, so that it can be sent afterwards.</summary>
public sealed class CarriedForms(IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Name = "carried";

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(nameof(CarriedForms)).ToTimeLimitedDataProtector();

    /// <summary>The form as a hidden field's value, good for two hours.</summary>
    public string Protect(SentForm form) => _protector.Protect(JsonSerializer.Serialize(form), Life);

    /// <summary>The form of such a value; null when it is none of ours or too old.</summary>
    public SentForm? Read(string? carried)
    {
        if (string.IsNullOrEmpty(carried)) { return null; }

        try
        {
            return JsonSerializer.Deserialize<SentForm>(_protector.Unprotect(carried));
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
