//! A mapping that keeps the order in which its keys were written.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// Keys and values in the order of the file. Keys are unique: the YAML gate refuses a file in which one stands twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered<Value>(pub Vec<(String, Value)>);

impl<Value> Default for Ordered<Value> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, Value: Deserialize<'de>> Deserialize<'de> for Ordered<Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<Value>(PhantomData<Value>);

        impl<'de, Value: Deserialize<'de>> Visitor<'de> for Entries<Value> {
            type Value = Ordered<Value>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping")
            }

            fn visit_map<Access: MapAccess<'de>>(self, mut access: Access) -> Result<Self::Value, Access::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = access.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<Value: JsonSchema> JsonSchema for Ordered<Value> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Mapping_of_{}", Value::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        std::collections::BTreeMap::<String, Value>::json_schema(generator)
    }
}
