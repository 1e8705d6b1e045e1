using System.Security.Cryptography;
using Cardshop.Contracts.Accounts;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Store;

namespace Cardshop.Scheduler.Setup;

/// <summary>
/// The accounts of workers that run in the shop's own process. Their password is made anew at each start and kept nowhere, so nobody else
/// can use them.
/// </summary>
public sealed class OwnAccounts(IStore store, Users users)
{
    // The top-level domain .invalid (RFC 2606) is nobody's, so no account that a person made has such an address.
    private const string MailDomain = "cardshop.invalid";
    private const int PasswordBytes = 32;

    /// <summary>Opens an account: makes it, or gives it a new password, which ends whatever an earlier process had begun with it.</summary>
    /// <returns>What to log in with; null when somebody else has an account of that name.</returns>
    public async Task<Credentials?> OpenAsync(string username, Role role, CancellationToken cancellation = default)
    {
        var email = $"{username}@{MailDomain}";
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(PasswordBytes));
        var row = await store.ReadAsync(
            session => session.Find<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE name_key = @Key", new { Key = Users.Fold(username) }), cancellation);
        if (row is not null && (!string.Equals(row.Email, email, StringComparison.Ordinal) || row.ToUser().Role != role))
        {
            return null;
        }

        var outcome = row is null
            ? await users.CreateAsync(ShopItself.Principal, new NewUser { Username = username, Email = email, Password = password, Role = role }, cancellation)
            : await users.ChangeAsync(ShopItself.Principal, row.Id, new UserChange { Password = password }, cancellation);
        return outcome.IsRefused ? throw new InvalidOperationException(outcome.Problem.Detail) : new Credentials { Username = username, Password = password };
    }
}
