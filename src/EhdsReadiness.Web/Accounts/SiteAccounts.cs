using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace EhdsReadiness.Web.Accounts;

/// <summary>Accounts, sessions and mails: for the site, and for the commands that make accounts.</summary>
public static class SiteAccounts
{
    /// <summary>Adds everything that accounts need. The database and the clock are added already.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AllSettings all, Database database)
    {
        var (settings, mail) = (all.Accounts, all.Mail);
        services.AddSingleton(settings);
        services.AddSingleton(mail);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignUpStore>();
        services.AddSingleton<AttemptStore>();
        services.AddSingleton<RecoveryCodeStore>();
        services.AddSingleton<ClosingStore>();
        services.AddSingleton<UsedLinkStore>();
        services.AddSingleton<ExternalLoginStore>();
        services.AddSingleton<AccountFile>();
        services.AddSingleton<MailStore>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Outbox>(provider, mail.Outbox ?? database.Beside("outbox")));
        services.AddSingleton<AccountMails>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddHttpContextAccessor();
        services.AddSingleton<AbuseCounters>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<AskingBrowsers>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<SignInTraces>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<CodeCheck>();
        services.AddScoped<SecondFactorCodes>();
        services.AddScoped<Reconfirmation>();
        services.AddSingleton<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.AddScoped<AccountInvitations>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((options, site) =>
        {
            var origin = site.Origin;
            options.ServerDomain = origin.IdnHost;
            options.ValidateOrigin = context =>
                ValueTask.FromResult(!context.CrossOrigin && context.Origin == origin.GetLeftPart(UriPartial.Authority));
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddDataProtection()
            .SetApplicationName("EhdsReadiness")
            .EncryptKeys(all.Keys.Load());
        services.AddSingleton(KeyStore.Of(database));
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore>((options, keys) => options.XmlRepository = new KeyRepository(keys));
        services.AddScoped<ILookupNormalizer, EmailNormalizer>();
        services.AddScoped<IPasswordHasher<Account>, PasswordNormalization>();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // The form of an address is checked before; its letters may be of any language.
                options.User.AllowedUserNameCharacters = "";
                options.Password = new()
                {
                    RequiredLength = PasswordRule.Shortest,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.Tokens.PasswordResetTokenProvider = MailTokens.Name;
                options.Tokens.ChangeEmailTokenProvider = MailTokens.Name;
                options.Tokens.AuthenticatorTokenProvider = AuthenticatorCodes.Name;
            })
            .AddUserStore<IdentityStore>()
            .AddTokenProvider<MailTokens>(MailTokens.Name)
            .AddTokenProvider<AuthenticatorCodes>(AuthenticatorCodes.Name)
            .AddSignInManager<SignIns>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = settings.PasswordRounds);
        return services;
    }

    /// <summary>Adds the cookies by which people are known from one request to the next, and what takes mails to their server.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, AllSettings all)
    {
        var settings = all.Accounts;
        services.AddSingleton<SessionCookie>();
        var cookies = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        cookies.AddApplicationCookie().Configure(options =>
        {
            options.EventsType = typeof(SessionCookie);
            options.ExpireTimeSpan = TimeSpan.FromHours(settings.SessionHours);
            options.SlidingExpiration = true;
            Protect(options.Cookie, "sign-in");
        });
        cookies.AddTwoFactorUserIdCookie().Configure(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            Protect(options.Cookie, "sign-in-step");
        });
        cookies.AddExternalCookie().Configure(options =>
        {
            options.ExpireTimeSpan = SignOn.Longest;
            options.SlidingExpiration = false;
            Protect(options.Cookie, SignOnCookies.Identity);
        });
        services.AddSingleton<StaffStore>();
        services.AddSingleSignOn(all.Oidc);
        services.AddAuthorization();
        services.AddSingleton<MailGrounds>();
        services.AddSingleton<OlderMails>();
        return services.AddJob<MailJob>();

        static void Protect(CookieBuilder cookie, string name)
        {
            cookie.Name = name;
            cookie.HttpOnly = true;
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
    }
}
