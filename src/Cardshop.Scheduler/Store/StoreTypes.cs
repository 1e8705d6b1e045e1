using Cardshop.Contracts.Ids;
using Dapper;

namespace Cardshop.Scheduler.Store;

/// <summary>How values of ours are kept.</summary>
internal static class StoreTypes
{
    private static readonly Lock Gate = new();
    private static bool _done;

    public static void Register()
    {
        lock (Gate)
        {
            if (_done)
            {
                return;
            }

            _done = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new MomentHandler());
            SqlMapper.AddTypeHandler(new TextIdHandler<UserId>());
            SqlMapper.AddTypeHandler(new TextIdHandler<OrderId>());
            SqlMapper.AddTypeHandler(new TextIdHandler<TaskId>());
            SqlMapper.AddTypeHandler(new TextIdHandler<LeaseId>());
            SqlMapper.AddTypeHandler(new TextIdHandler<ArtifactId>());
            SqlMapper.AddTypeHandler(new TextIdHandler<WorkerId>());
        }
    }
}
