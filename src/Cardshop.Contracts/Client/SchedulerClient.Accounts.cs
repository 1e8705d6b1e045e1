using System.Net;
using System.Net.Http.Json;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Contracts.Json;

namespace Cardshop.Contracts.Client;

public sealed partial class SchedulerClient
{
    /// <summary>Logs in now instead of at the first request.</summary>
    /// <exception cref="Problems.ProblemException">Wrong credentials, or too many tries.</exception>
    public async Task<TokenPair> LogInAsync(CancellationToken cancellation = default) => (await AuthorizeAsync(cancellation)).Pair;

    /// <summary>Logs in now, for a login that is to be kept.</summary>
    /// <exception cref="Problems.ProblemException">Wrong credentials, or too many tries.</exception>
    public async Task<KeptTokens> AuthorizeAsync(CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await RenewAsync(cancellation) ?? throw new InvalidOperationException("There are no credentials to log in with.");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the login: its tokens are not good any more, whoever has them.</summary>
    public Task LogOutAsync(CancellationToken cancellation = default) => CallAsync(() => Request(HttpMethod.Post, "v1/auth/logout"), cancellation);

    /// <summary>Whose access token it is. Needs no login of one's own.</summary>
    /// <returns>Null when it is nobody's, or not good any more.</returns>
    public async Task<Caller?> ValidateAsync(string accessToken, CancellationToken cancellation = default)
    {
        using var request = Request(HttpMethod.Post, "v1/auth/validate", Json(new ValidateRequest { AccessToken = accessToken }));
        using var response = await http.SendAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return null;
        }

        using var good = await RequireAsync(response, cancellation);
        return await good.Content.ReadFromJsonAsync(ContractsJson.Default.Caller, cancellation);
    }

    /// <summary>Makes the first account of a new shop. Needs no login: there is none yet.</summary>
    public Task<User> SetUpAsync(FirstManager manager, CancellationToken cancellation = default) => AskAsNobodyAsync<FirstManager, User>("v1/setup", manager, cancellation);

    /// <summary>Makes an account.</summary>
    public Task<User> CreateUserAsync(NewUser user, CancellationToken cancellation = default) => PostAsync<NewUser, User>("v1/users", user, cancellation);

    /// <summary>Accounts.</summary>
    /// <param name="query">Such as <c>role=creator&amp;limit=10</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Page<User>> ListUsersAsync(string query = "", CancellationToken cancellation = default) =>
        GetAsync<Page<User>>($"v1/users?{query}", cancellation);

    /// <summary>An account.</summary>
    public Task<User> GetUserAsync(UserId id, CancellationToken cancellation = default) => GetAsync<User>($"v1/users/{id}", cancellation);

    /// <summary>One's own account.</summary>
    public Task<User> GetOwnUserAsync(CancellationToken cancellation = default) => GetAsync<User>("v1/users/me", cancellation);

    /// <summary>Changes an account.</summary>
    public Task<User> ChangeUserAsync(UserId id, UserChange change, CancellationToken cancellation = default) =>
        CallAsync<User>(() => Request(HttpMethod.Patch, $"v1/users/{id}", Json(change)), cancellation);

    /// <summary>Removes an account.</summary>
    public Task DeleteUserAsync(UserId id, CancellationToken cancellation = default) =>
        CallAsync(() => Request(HttpMethod.Delete, $"v1/users/{id}"), cancellation);

    /// <summary>Who did what, the newest first.</summary>
    /// <param name="query">Such as <c>action=order.cancel&amp;who=ann</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Page<AuditEntry>> ListAuditAsync(string query = "", CancellationToken cancellation = default) => GetAsync<Page<AuditEntry>>($"v1/audit?{query}", cancellation);

    /// <summary>Changes one's own password; all sessions end.</summary>
    public Task ChangePasswordAsync(PasswordChange change, CancellationToken cancellation = default) =>
        CallAsync(() => Request(HttpMethod.Put, "v1/users/me/password", Json(change)), cancellation);
}
