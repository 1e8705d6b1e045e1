using Cardshop.Contracts;
using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Ids;
using Cardshop.Scheduler.Accounts;
using Cardshop.Scheduler.Limits;
using Cardshop.Scheduler.Listings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cardshop.Scheduler.Api;

/// <summary><c>/v1/users</c></summary>
internal static class UserRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/users").WithTags("users");
        group.MapGet("", async (Signed caller, Users users, [AsParameters] ListQuery query, string? username, string? role, string? channel, bool? active, CancellationToken cancellation) =>
            Answers.Of(await users.ListAsync(caller.Principal, query, username, role, channel, active, cancellation))).Allow(Rights.Managers).Produces<Page<User>>();
        group.MapPost("", async (Signed caller, Users users, Body<NewUser> body, CancellationToken cancellation) =>
            Answers.Of(await users.CreateAsync(caller.Principal, body.Value, cancellation), 201)).Allow(Rights.Managers).Produces<User>(201);
        group.MapGet("/me", async (Signed caller, Users users, CancellationToken cancellation) =>
            Answers.Of(await users.GetAsync(caller.Principal, caller.Principal.Id, cancellation))).Allow(Rights.Accounts).Produces<User>();
        group.MapGet("/{id}", async (Signed caller, Users users, UserId id, CancellationToken cancellation) =>
            Answers.Of(await users.GetAsync(caller.Principal, id, cancellation))).Allow(Rights.Accounts).Produces<User>();
        group.MapPatch("/{id}", async (Signed caller, Users users, UserId id, Body<UserChange> body, CancellationToken cancellation) =>
            Answers.Of(await users.ChangeAsync(caller.Principal, id, body.Value, cancellation))).Allow(Rights.Managers).Produces<User>();
        group.MapDelete("/{id}", async (Signed caller, Users users, UserId id, CancellationToken cancellation) =>
            Answers.Of(await users.DeleteAsync(caller.Principal, id, cancellation))).Allow(Rights.Managers).Produces(204);
        group.MapPut("/me/password", async (Signed caller, Users users, Body<PasswordChange> body, CancellationToken cancellation) =>
            Answers.Of(await users.ChangePasswordAsync(caller.Principal, body.Value, cancellation))).Allow(Rights.Accounts).Limit(RouteLimit.Password).Produces(204);
    }
}
