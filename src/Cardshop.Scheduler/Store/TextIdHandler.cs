using System.Data;
using Cardshop.Contracts.Ids;
using Dapper;

namespace Cardshop.Scheduler.Store;

/// <summary>Ids as text.</summary>
internal sealed class TextIdHandler<T> : SqlMapper.TypeHandler<T>
    where T : struct, ITextId<T>
{
    public override void SetValue(IDbDataParameter parameter, T value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value.Value;
    }

    public override T Parse(object value) => T.Create((string)value);
}
