using Cardshop.Contracts.Accounts;

namespace Cardshop.Stations.Access;

/// <summary>With what a writer host logs in to its shop.</summary>
/// <param name="Shop">Where the scheduler is.</param>
/// <param name="Username">The account of the site.</param>
/// <param name="Password">In clear.</param>
/// <param name="Pin">The certificate that the scheduler must have; null for any that the machine trusts.</param>
internal sealed record StationCredentials(Uri Shop, string Username, string Password, Fingerprint? Pin)
{
    public Credentials Credentials => new() { Username = Username, Password = Password };

    /// <summary>The password stays out of messages and logs.</summary>
    public override string ToString() => $"{Username} at {Shop}";
}
