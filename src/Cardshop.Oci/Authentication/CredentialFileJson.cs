namespace Cardshop.Oci.Authentication;

/// <summary>The part of a file of credentials that is used.</summary>
internal sealed record CredentialFileJson
{
    public Dictionary<string, CredentialEntryJson?>? Auths { get; init; }
}
