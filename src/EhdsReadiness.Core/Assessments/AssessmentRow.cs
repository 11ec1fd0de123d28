using EhdsReadiness.Core.Organisations;
using EhdsReadiness.Core.Questionnaires;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Core.Assessments;

/// <summary>A row of <c>assessment</c>.</summary>
internal record AssessmentRow
{
    /// <summary>What to select of <c>assessment</c> to have such a row.</summary>
    public const string Columns = """
        id AS Id, key_hash AS KeyHash, reader_key_hash AS ReaderKeyHash, organisation_id AS OrganisationId, state AS State,
        questionnaire AS Questionnaire, mode AS Mode, role AS Role,
        organisation AS Organisation, organisation_kind AS OrganisationKind, region AS Region, controller AS Controller,
        micro_enterprise AS MicroEnterprise, categories AS Categories, public_funding AS PublicFunding, snds AS Snds,
        version AS Version, created_at AS CreatedAt, changed_at AS ChangedAt
        """;

    public required string Id { get; init; }

    public required string KeyHash { get; init; }

    public string? ReaderKeyHash { get; init; }

    public string? OrganisationId { get; init; }

    public required string State { get; init; }

    public required string Questionnaire { get; init; }

    public required string Mode { get; init; }

    public required string Role { get; init; }

    public string? Organisation { get; init; }

    public required string OrganisationKind { get; init; }

    public string? Region { get; init; }

    public required string Controller { get; init; }

    public required string MicroEnterprise { get; init; }

    public required string Categories { get; init; }

    public required string PublicFunding { get; init; }

    public required string Snds { get; init; }

    public required int Version { get; init; }

    public required string CreatedAt { get; init; }

    public required string ChangedAt { get; init; }

    public StoredAssessment ToAssessment(Standing standing) => new(
        Id,
        standing,
        Questionnaire,
        new(
            Mode == "express" ? AssessmentMode.Express : AssessmentMode.Full,
            RoleIds.Find(Role) ?? throw new InvalidOperationException($"The database holds an unknown role “{Role}”."),
            new(OrganisationKind, Region, Controller, MicroEnterprise, Categories.Split(',', StringSplitOptions.RemoveEmptyEntries), PublicFunding, Snds),
            Organisation),
        Version,
        Instant.Read(CreatedAt),
        Instant.Read(ChangedAt),
        ReaderKeyHash is not null,
        OrganisationId,
        AssessmentStateIds.Find(State) ?? throw new InvalidOperationException($"The database holds an unknown state “{State}”."));
}
